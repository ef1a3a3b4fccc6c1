"""Stages that are done once their manifest is there: a killed run goes on with the first that is not."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"

Make = Callable[[Path], dict[str, Any]]
"""Fills a folder and says what is in it."""


@dataclass(frozen=True, slots=True)
class Done:
    """A finished stage: its folder, what it says of itself, and the key that later stages are made from."""

    folder: Path
    key: str
    says: dict[str, Any]


def stage(folder: Path, made_from: str, make: Make) -> Done:
    """Do a stage, unless it was finished from the same before; half of one is thrown away."""
    key = hashlib.sha256(f"{folder.name}\n{made_from}".encode()).hexdigest()[:16]
    known = manifest(folder)
    if known is not None and known["key"] == key:
        return Done(folder, key, known)
    half = folder.with_name(folder.name + ".half")
    for old in (half, folder):
        shutil.rmtree(old, ignore_errors=True)
    half.mkdir(parents=True)
    says = make(half) | {"key": key}
    write(half / MANIFEST, says)
    _synced(half)
    half.rename(folder)
    _synced(folder.parent)
    return Done(folder, key, says)


def manifest(folder: Path) -> dict[str, Any] | None:
    """What a finished stage says of itself; None where it is not finished."""
    try:
        known: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return known


def write(path: Path, value: dict[str, Any]) -> None:
    """A JSON file that is whole or not there, also after the power failed."""
    half = path.with_name(path.name + ".half")
    with half.open("w", encoding="utf-8") as file:
        json.dump(value, file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    half.rename(path)


def _synced(folder: Path) -> None:
    """A renamed entry survives a power failure once its folder is on disk."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders.
        return
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
