"""The relational engine of bulk loads where memory is small: groups stay whole, and too little is said plainly."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.errors import KgError
from loaders.bulk import engine
from loaders.bulk.engine import DuckDB
from loaders.bulk.parts import size
from loaders.bulk.streams import grouped

ROWS = [{"name": f"name {number % 97}", "place": number, "text": "x" * (number % 50)} for number in range(5000)]
MEMORY = 200 << 20


class OutOfMemoryException(Exception):
    """What DuckDB raises has this name."""


@pytest.fixture
def small(tmp_path: Path) -> DuckDB:
    return DuckDB(tmp_path / "spill", MEMORY, 2)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    (tmp_path / "rows").mkdir()
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "rows" / "part-0.parquet")
    return tmp_path / "rows"


@pytest.mark.parametrize(("at_once", "parts"), [(4, 1), (MEMORY // 1000, 64)])
def test_rows_of_one_name_are_side_by_side_and_in_order_in_one_part_or_in_many(
    small: DuckDB, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int, parts: int
) -> None:
    monkeypatch.setattr(engine, "_AT_ONCE", at_once)
    monkeypatch.setattr(engine, "_OPEN", MEMORY // 64)
    folder = tmp_path / "grouped"
    small.parted(small.read(written), "name", lambda part: part.order_by("name", "place"), folder)
    found = [row for chunk in grouped(folder, ["name"], 300) for row in chunk.to_pylist()]
    assert sorted(found, key=lambda row: row["place"]) == ROWS
    runs = [
        one["name"]
        for one, after in zip(found, [*found[1:], {"name": ""}], strict=True)
        if one["name"] != after["name"]
    ]
    assert len(runs) == len(set(runs)) == 97
    assert all(one["place"] < after["place"] for one, after in pairwise(found) if one["name"] == after["name"])
    # 97 names do not fill 64 parts evenly, but more than one part is there, and nothing else is left.
    assert (len(list(folder.iterdir())) > 1) == (parts > 1)
    assert {path.name for path in tmp_path.iterdir()} == {"rows", "grouped", "spill"}


@pytest.mark.parametrize("failures", [1, 2])
def test_too_little_memory_is_tried_in_one_thread_and_then_said_plainly(
    small: DuckDB, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    connection: Any = small._connection
    threads: list[int] = []

    def to_parquet(table: Any, folder: Path, **how: Any) -> None:
        threads.append(connection.raw_sql("SELECT current_setting('threads')").fetchone()[0])
        if len(threads) <= failures:
            folder.mkdir()
            (folder / "half.parquet").touch()
            raise OutOfMemoryException("failed to pin block of size 256.0 KiB")
        type(connection).to_parquet(connection, table, folder, **how)

    monkeypatch.setattr(connection, "to_parquet", to_parquet)
    if failures == 1:
        small.write(small.read(written), tmp_path / "out")
        assert sum(pq.read_metadata(file).num_rows for file in (tmp_path / "out").iterdir()) == 5000
    else:
        with pytest.raises(KgError) as said:
            small.write(small.read(written), tmp_path / "out")
        assert str(said.value) == "200 MB are too few for out: --memory gives more, kg load --resume goes on"
    assert threads == [2, 1]
    assert connection.raw_sql("SELECT current_setting('threads')").fetchone() == (2,)


def test_other_errors_stay_what_they_are(small: DuckDB, written: Path, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="Conversion") as said:
        small.write(small.read(written).mutate(no=ibis._.text.cast("int64")), tmp_path / "out")
    assert type(said.value).__name__ == "ConversionException"


def test_the_size_of_tables_is_that_before_they_were_packed(written: Path, tmp_path: Path) -> None:
    rows = pa.table({"text": pa.array(["x" * 1000 + str(number) for number in range(1000)])})
    for packing in ("none", "zstd"):
        (tmp_path / packing).mkdir()
        pq.write_table(rows, tmp_path / packing / "a.parquet", compression=packing, use_dictionary=False)
    # Pages hold their checksums and lengths, so that a few bytes differ.
    assert size(tmp_path / "none") == pytest.approx(size(tmp_path / "zstd"), abs=10)
    assert (
        size(tmp_path / "none") > 1_000_000 > 100 * sum(file.stat().st_size for file in (tmp_path / "zstd").iterdir())
    )
