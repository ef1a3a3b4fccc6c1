"""What loading a delivery will take, from what a dry run has counted: time and disk of both ways, roughly.

The figures are those of two cores and an ordinary disk with the corpus of `bench/generate.py`; a work is its record,
people, topics, versions and identifiers together. They are for deciding whether to wait, to clear the disk or to
load in bulk, and are told in round numbers.
"""

from collections.abc import Mapping
from typing import Any

from kg.model import WORK_KINDS

#: Seconds over Bolt, seconds in bulk, and bytes on disk, for one of each.
WORK = (6e-3, 6e-4, 45_000)
THING = (1e-3, 2e-4, 6_000)
LINK = (3e-4, 3e-5, 600)
#: While a bulk load runs, its tables and the importer's files lie beside the new database.
BULK_DISK = 2
#: A bulk load imports, starts a server and makes its indexes, however little there is.
BULK_START = 60
_STEPS = ((90, 1, "seconds"), (90 * 60, 60, "minutes"), (36 * 3600, 3600, "hours"))


def outlook(read: Mapping[str, int]) -> dict[str, int]:
    """Seconds and bytes on disk, over Bolt and in bulk, for so many of each kind."""
    parts = [(count, _of(name)) for name, count in read.items()]
    bolt, bulk, disk = (sum(count * each[at] for count, each in parts) for at in range(3))
    return {
        "bolt_seconds": round(bolt),
        "bulk_seconds": round(bulk + BULK_START),
        "disk_bytes": round(disk),
        "bulk_disk_bytes": round(disk * BULK_DISK),
    }


def _of(name: str) -> tuple[float, float, float]:
    if name.startswith("link "):
        return LINK
    return WORK if name in WORK_KINDS else THING


def line(found: Mapping[str, Any]) -> str:
    """The outlook in words."""
    bolt, bulk = (_time(found[name]) for name in ("bolt_seconds", "bulk_seconds"))
    disk, most = _room(found["disk_bytes"]), _room(found["bulk_disk_bytes"])
    return f"  Loading takes about {bolt} and {disk} of disk; with --bulk {bulk}, and {most} while it runs."


def _time(seconds: int) -> str:
    for limit, unit, name in _STEPS:
        if seconds < limit:
            count = max(1, round(seconds / unit))
            return f"{count} {name if count > 1 else name[:-1]}"
    return f"{round(seconds / 86400)} days"


def _room(size: int) -> str:
    for unit, name in ((10**12, "TB"), (10**9, "GB"), (10**6, "MB")):
        if size >= unit:
            return f"{size / unit:.0f} {name}" if size >= 10 * unit else f"{size / unit:.1f} {name}"
    return "less than 1 MB"
