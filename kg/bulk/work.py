"""The folder of one bulk load: what is to be loaded, which stages are done, how far the present one is.

Every file in it is replaced all at once, so whatever kills the load, what is written is true.
"""

import json
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.errors import KgError, Unknown
from kg.server.room import NO_ROOM, no_room, writing
from kg.server.said import NO_ROOM as WORDS
from kg.server.said import any_of
from kg.settings import Settings

#: Seconds between two notes of how far a stage is.
_EVERY = 1.0


@dataclass(frozen=True, slots=True)
class Work:
    """One bulk load's folder."""

    folder: Path

    @property
    def staging(self) -> Path:
        """What reading and bringing together leave."""
        return self.folder / "staging"

    @property
    def files(self) -> Path:
        """What the importer reads."""
        return self.folder / "files"

    @property
    def tables(self) -> Path:
        """The tables; staging knows where they are once they are made."""
        return Path(self.done()["tables"]["folder"])

    @property
    def left_behind(self) -> Path:
        """Where relationships go whose entity is gone; kept beside the databases."""
        return self.folder.with_name(f"left-behind-{datetime.now(UTC):%Y%m%d-%H%M%S}.jsonl")

    def plan(self) -> dict[str, Any] | None:
        """What is to be loaded, or None where nothing is begun."""
        found = _json(self.folder / "plan.json")
        return found or None

    def begin(self, plan: dict[str, Any]) -> None:
        """Forget everything before and note what is to be loaded."""
        self.clear()
        with writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            _write(self.folder / "plan.json", plan)

    def done(self) -> dict[str, dict[str, Any]]:
        """The stages that are done, in order, each with what it says of itself."""
        return _json(self.folder / "done.json")

    def finish(self, stage: str, says: dict[str, Any]) -> None:
        """Note that a stage is done."""
        _write(self.folder / "done.json", self.done() | {stage: says})

    def progress(self) -> dict[str, Any]:
        """What the present stage last said of itself."""
        return _json(self.folder / "progress.json")

    def clear(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def tidy(self) -> None:
        """Remove what is large; what happened stays readable."""
        for folder in (self.staging, self.files):
            shutil.rmtree(folder, ignore_errors=True)


def work(settings: Settings) -> Work:
    """The folder of this installation's bulk load: there is one at a time."""
    return Work(settings.home.absolute() / "bulk")


def begun(settings: Settings) -> tuple[Work, dict[str, Any]]:
    """The bulk load that was begun."""
    found = work(settings)
    if (plan := found.plan()) is None:
        raise Unknown("No bulk load was begun: kg load --bulk SOURCE=PATH")
    return found, plan


class Watch:
    """Writes down how far a stage is, for `kg load --status` in another terminal."""

    def __init__(self, folder: Path, stage: str, size: int = 0) -> None:
        self._file = folder / "progress.json"
        self._says: dict[str, Any] = {"stage": stage, "size": size, "pid": os.getpid(), "began": time.time()}
        self._counts: Counter[str] = Counter()
        self._said = 0.0
        self.phase("")

    def told(self, step: str, count: int) -> None:
        """One more piece of work."""
        self._counts[step] += count
        self._says["phase"] = step
        if time.monotonic() - self._said > _EVERY:
            self._note()

    def phase(self, name: str) -> None:
        """What the stage is doing now."""
        if self._says.get("phase") != name:
            self._says["phase"] = name
            self._note()

    def _note(self) -> None:
        self._said = time.monotonic()
        _write(self._file, self._says | {"counts": dict(self._counts), "at": time.time()})


@contextmanager
def timed(found: Work, stage: str) -> Iterator[dict[str, Any]]:
    """A stage: what the block puts into the dict is noted with its seconds when it ends well."""
    says: dict[str, Any] = {}
    began = time.monotonic()
    try:
        yield says
        now = datetime.now(UTC).isoformat(timespec="seconds")
        found.finish(stage, says | {"seconds": round(time.monotonic() - began, 1), "finished": now})
    except KgError:
        raise
    except Exception as error:
        # Java, DuckDB and Arrow each have an error of their own for a full disk, and the system's words in all of them.
        if getattr(error, "errno", None) in NO_ROOM or any_of(WORDS, str(error)):
            raise no_room(found.folder, f"the stage {stage} ran out of disk, and kg load --resume goes on") from error
        raise


def _json(file: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def _write(file: Path, value: dict[str, Any]) -> None:
    new = file.with_suffix(".new")
    with new.open("w", encoding="utf-8") as out:
        json.dump(value, out, indent=1, ensure_ascii=False)
        out.flush()
        os.fsync(out.fileno())
    new.replace(file)
