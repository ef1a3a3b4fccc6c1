"""The database as one file, and back: Neo4j's own offline dump, with the server stopped for it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import Refused, Unknown
from kg.server.admin import admin
from kg.server.folders import Layout, layout
from kg.server.hold import only_one
from kg.server.installation import installed
from kg.server.java import Java, java_for
from kg.server.processes import recorded, running
from kg.server.room import writing
from kg.server.starting import started, write_conf
from kg.server.stopping import stopped
from kg.server.store import claim, clear_unfinished, fits
from kg.server.talk import Say, to_stderr
from kg.settings import Settings

#: Community has this one database beside `system`, which holds only the user and stays where it is.
DATABASE = "neo4j"


def backup(settings: Settings, file: Path, *, say: Say = to_stderr) -> None:
    """Write the whole database into `file`; a running server is stopped for it and started again."""
    place = layout(settings)
    file = file.absolute()
    if not (place.data / "databases" / DATABASE).is_dir():
        raise Unknown(f"There is no database in {place.base} to back up; is KG_HOME right?")
    if file.exists():
        raise Refused(f"{file} is there already; name another file, or remove it")
    if not file.parent.is_dir():
        raise Unknown(f"There is no folder {file.parent}; make it, or name a file elsewhere")
    with _stopped(place, settings, doing="backing up", recover=True, say=say) as java:
        _dump(place, java, file)
    say(f"Saved the database to {file} ({file.stat().st_size / 1e6:.1f} MB)")


def restore(settings: Settings, file: Path, *, yes: bool = False, say: Say = to_stderr) -> None:
    """Replace the database by the one in `file`; only with `yes` where there is one."""
    place = layout(settings)
    file = file.absolute()
    if not file.is_file():
        raise Unknown(f"There is no file {file}")
    if (place.data / "databases" / DATABASE).is_dir() and not yes:
        raise Refused(f"{place.base} holds a database, which would be lost: kg db restore {file} --yes replaces it")
    with _stopped(place, settings, doing="restoring", recover=False, say=say) as java, writing(place.base):
        _load(place, settings, java, file)
    say(f"The database is now the one saved in {file}")


@contextmanager
def _stopped(place: Layout, settings: Settings, *, doing: str, recover: bool, say: Say) -> Iterator[Java]:
    """Hold the lock while no server runs, with the store in order if so wanted; one that ran runs again afterwards."""
    installed(place)
    java = java_for(place.version)
    with only_one(place.hold, doing=doing, say=say):
        fits(place)
        ran = running(place.run) is not None
        if recover and not ran and recorded(place.run) is not None:
            started(place, settings, say=say)
        if running(place.run) is not None:
            stopped(place, say=say)
        try:
            yield java
        finally:
            if ran:
                started(place, settings, say=say)


def _dump(place: Layout, java: Java, file: Path) -> None:
    # Not --to-stdout: it answers "completed successfully" on a full disk.
    with writing(file.parent), tempfile.TemporaryDirectory(dir=file.parent, prefix=".kg-backup-") as folder:
        admin(place, java, "database", "dump", DATABASE, f"--to-path={folder}")
        saved = Path(folder, f"{DATABASE}.dump")
        # Everything in the graph is in it, so like the password it is for its owner alone.
        saved.chmod(0o600)
        saved.replace(file)


def _load(place: Layout, settings: Settings, java: Java, file: Path) -> None:
    """Load beside the old database and swap the folders, so that a broken file costs nothing."""
    beside = Layout(base=place.base / "restoring", install=place.install, version=place.version)
    shutil.rmtree(beside.base, ignore_errors=True)
    try:
        write_conf(beside, settings, 7687)
        with file.open("rb") as saved:
            admin(beside, java, "database", "load", DATABASE, "--from-stdin", stdin=saved)
        clear_unfinished(place)
        for kind in ("databases", "transactions"):
            _swap(place.data / kind / DATABASE, beside.data / kind / DATABASE)
        claim(place)
    finally:
        shutil.rmtree(beside.base, ignore_errors=True)


def _swap(here: Path, new: Path) -> None:
    here.parent.mkdir(parents=True, exist_ok=True)
    if here.exists():
        here.replace(new.with_name("old"))
    new.replace(here)
