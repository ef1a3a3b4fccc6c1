"""Notes of what deliveries held, as loads over Bolt keep them (loaders/notes.py), but as the tables they end in."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from loaders import notes
from loaders.bulk.engine import Engine
from loaders.bulk.schemas import NOTED


def keep(engine: Engine, home: Path, lots: Iterable[tuple[str, Path]]) -> None:
    """Keep what was read, load by load, given each lot's load and folder; notes of the same load are replaced."""
    by_load: dict[str, list[Path]] = {}
    for load, folder in lots:
        by_load.setdefault(load, []).append(folder)
    for load, folders in by_load.items():
        place = notes.folder(home, load)
        half = place.with_name(f"{place.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        for name, schema in NOTED.items():
            table = engine.read(*(folder / name for folder in folders))
            wanted = table.filter(table.strong) if name == "ids" else table
            engine.write(wanted.select(*schema.names), half / name)
        shutil.rmtree(place, ignore_errors=True)
        half.rename(place)


def kept(place: Path) -> bool:
    """Whether a load's notes are tables already."""
    return (place / "records").is_dir()


def linked(file: Path, target: Path) -> None:
    """The same file under a second name."""
    try:
        os.link(file, target)
    except FileExistsError:
        raise
    except OSError:  # Some file systems have no second names.
        shutil.copyfile(file, target)
