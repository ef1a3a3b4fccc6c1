"""What a dry run says of a delivery: whose it is, what is in it, what cannot be used, and what loading takes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from loaders.outlook import BULK_DISK, BULK_START, LINK, THING, WORK, line, outlook

DATA = Path(__file__).parent / "data" / "openaire"


def test_works_things_and_links_count_by_what_they_take() -> None:
    found = outlook({"paper": 1000, "dataset": 10, "institution": 20, "link Cites": 5000})
    assert found == {
        "bolt_seconds": round(1010 * WORK[0] + 20 * THING[0] + 5000 * LINK[0]),
        "bulk_seconds": round(1010 * WORK[1] + 20 * THING[1] + 5000 * LINK[1] + BULK_START),
        "disk_bytes": 1010 * WORK[2] + 20 * THING[2] + 5000 * LINK[2],
        "bulk_disk_bytes": BULK_DISK * (1010 * WORK[2] + 20 * THING[2] + 5000 * LINK[2]),
    }
    assert outlook({}) == {"bolt_seconds": 0, "bulk_seconds": BULK_START, "disk_bytes": 0, "bulk_disk_bytes": 0}


@pytest.mark.parametrize(
    ("seconds", "size", "words"),
    [
        (0, 0, "1 second and less than 1 MB of disk; with --bulk 1 second, and less than 1 MB while it runs."),
        (600, 25 * 10**8, "10 minutes and 2.5 GB of disk; with --bulk 10 minutes, and 5.0 GB while it runs."),
        (40 * 3600, 3 * 10**13, "2 days and 30 TB of disk; with --bulk 2 days, and 60 TB while it runs."),
        (7200, 12_000_000, "2 hours and 12 MB of disk; with --bulk 2 hours, and 24 MB while it runs."),
    ],
)
def test_the_outlook_is_told_in_round_numbers(seconds: int, size: int, words: str) -> None:
    found = {"bolt_seconds": seconds, "bulk_seconds": seconds, "disk_bytes": size, "bulk_disk_bytes": 2 * size}
    assert line(found) == f"  Loading takes about {words}"


def test_a_dry_run_says_what_a_delivery_is() -> None:
    arguments = ["load", "openaire", str(DATA / "v10.json"), "--release", "10.6", "--dry-run"]
    told = CliRunner().invoke(main, [*arguments, "--json"])
    report = json.loads(told.stdout)
    assert (report["source"], report["release"], report["state"]) == ("openaire", "10.6", "looked at")
    assert report["read"]["paper"] == 1
    assert {one["reason"] for one in report["rejects"]} >= {"placeholder source"}
    assert report["outlook"] == outlook(report["read"])
    words = CliRunner().invoke(main, arguments).stdout.splitlines()
    assert words[0].startswith("openaire:10.6:")
    assert words[1] == "  1 file: an OpenAIRE dump, looks like v10 or later, last changed 2025-12-01"
    assert words[-1] == (
        "  Loading takes about 1 second and less than 1 MB of disk; with --bulk 60 seconds, and less than 1 MB while it"
        " runs."
    )
