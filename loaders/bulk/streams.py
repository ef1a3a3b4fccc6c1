"""Rows of written tables as a stream of chunks that never cut a group in two."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kg.errors import KgError
from loaders.bulk.engine import files

#: Rows of one chunk; with payloads some 10 MB.
ROWS = 2000


def chunks(folder: Path, rows: int = ROWS) -> Iterator[pa.Table]:
    """All rows in the order in which they were written."""
    for file in files([folder]):
        for batch in pq.ParquetFile(file).iter_batches(rows):
            yield pa.Table.from_batches([batch])


def grouped(folder: Path, by: Sequence[str], rows: int = ROWS) -> Iterator[pa.Table]:
    """All rows of a sorted table; those that agree in the columns `by` are in one chunk, however many they are."""
    held: list[pa.Table] = []
    for chunk in chunks(folder, rows):
        start = _last_group(chunk, by)
        if held and (start or _differ(held[-1], held[-1].num_rows - 1, chunk, 0, by)):
            whole = pa.concat_tables([*held, *([chunk.slice(0, start)] if start else [])])
            yield whole
            held = []
        elif start:
            yield chunk.slice(0, start)
        held.append(chunk.slice(start))
    if held:
        yield pa.concat_tables(held)


def _last_group(chunk: pa.Table, by: Sequence[str]) -> int:
    """Where the last group of a chunk begins."""
    same = None
    for name in by:
        column = chunk[name]
        equal = pc.equal(column, column[-1])
        same = equal if same is None else pc.and_(same, equal)
    assert same is not None
    at = same.to_pylist()
    start = len(at) - 1
    while start and at[start - 1]:
        start -= 1
    if any(at[:start]):
        raise KgError(f"A table that is sorted by {', '.join(by)} holds a group in two places")
    return start


def _differ(one: pa.Table, at: int, other: pa.Table, place: int, by: Sequence[str]) -> bool:
    return any(one[name][at].as_py() != other[name][place].as_py() for name in by)
