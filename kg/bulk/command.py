"""The importer's command line for a folder of files; names are relative to that folder."""

from collections.abc import Sequence

from kg.bulk.files import SEPARATOR_NAME, Group

#: The importer's own default; a value that does not fit into its buffer ends the import.
_BUFFER = 4 << 20


def words(groups: Sequence[Group], *, report: str, off_heap_mb: int | None = None) -> list[str]:
    """Options and arguments of `neo4j-admin database import full`, without the name of the database.

    Nothing is skipped: a key that comes twice and an end that is not there end the import. `--bad-tolerance` is named
    because its default became "any number" in 2025.12.
    """
    given = [
        "--bad-tolerance=0",
        f"--report-file={report}",
        f"--array-delimiter={SEPARATOR_NAME}",
        f"--read-buffer-size={buffer(groups)}",
    ]
    if off_heap_mb:
        given.append(f"--max-off-heap-memory={off_heap_mb}m")
    if broken := [f"./{one.broken}" for one in groups if one.broken]:
        given += ["--multiline-fields-format=v2", f"--multiline-fields={','.join(broken)}"]
    for one in groups:
        # With a path before the name, as 2026 wants it; a name is taken for a pattern, and matches itself.
        files = ",".join(f"./{name}" for name in one.files)
        given.append(f"--nodes={':'.join(one.labels)}={files}" if one.labels else f"--relationships={one.type}={files}")
    return given


def buffer(groups: Sequence[Group]) -> int:
    """Bytes in which the longest value fits, each of its characters a quotation mark that is doubled."""
    return max(_BUFFER, 2 * max((one.longest for one in groups), default=0) + 65536)
