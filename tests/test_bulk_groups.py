"""Grouping all records at once gives what grouping a few at a time gives."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.canonical_tables import rows
from loaders.bulk.engine import DuckDB
from loaders.bulk.groups import CUT, groups
from loaders.grouping import MOST, SEVERAL, TOO_MANY
from loaders.grouping import groups as one_by_one

Ids = dict[str, frozenset[str]]


def grouped(kind: str, ids: Ids) -> dict[str, tuple[str, str]]:
    """Key and conflict of each record, by the set-wise way."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        records = [{"id": one, "kind": kind, "seq": place} for place, one in enumerate(sorted(ids))]
        held = [
            {"record": one["id"], "kind": kind, "id": item, "strong": True, "seq": one["seq"]}
            for one in records
            for item in ids[str(one["id"])]
        ]
        text, whole = pa.string(), pa.int64()
        columns = [("record", text), ("kind", text), ("id", text), ("strong", pa.bool_()), ("seq", whole)]
        for table, made, schema in (
            ("latest", records, [("id", text), ("kind", text), ("seq", whole)]),
            ("ids", held, columns),
        ):
            (folder / table).mkdir()
            pq.write_table(pa.Table.from_pylist(made, pa.schema(schema)), folder / table / "part-0.parquet")
        groups(DuckDB(folder / "spill", 256 << 20, 1), folder)
        return {row["record"]: (row["key"], row["conflict"]) for row in rows(folder / "groups")}


def expected(kind: str, ids: Ids) -> dict[str, tuple[str, str]]:
    """The same by the way of the loader over Bolt, which does not look behind records with too many neighbours."""
    near = {one: sum(bool(ids[one] & ids[other]) for other in ids if other != one) for one in ids}
    cut = frozenset(one for one, count in near.items() if count >= CUT)
    return {record: (group.key, group.conflict) for group in one_by_one(kind, ids, cut=cut) for record in group.records}


_ID = st.one_of(
    st.integers(0, 5).map("arxiv:2001.0000{}".format),
    st.integers(0, 9).map("doi:10.1/{}".format),
    st.integers(0, 9).map("oaire:x::{}".format),
    st.integers(0, 3).map("ror:0{}".format),
    st.integers(0, 3).map("orcid:{}".format),
    st.integers(0, 3).map("issn:{}".format),
)
_RECORD = st.one_of(
    st.integers(0, 20).map("openaire:x::{}".format),
    st.tuples(st.integers(0, 5), st.sampled_from(["", "#raw", "#oai"])).map(
        lambda one: f"arxiv:2001.0000{one[0]}{one[1]}"
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["paper", "dataset", "institution", "person", "project", "source"]),
    st.dictionaries(_RECORD, st.frozensets(_ID, max_size=3), min_size=1, max_size=25),
)
def test_any_records_are_grouped_as_they_are_one_by_one(kind: str, ids: Ids) -> None:
    assert grouped(kind, ids) == expected(kind, ids)


@pytest.mark.parametrize("records", [MOST, MOST + 1, CUT, CUT + 1, CUT + 2])
def test_an_identifier_that_everybody_carries_joins_up_to_a_dozen(records: int) -> None:
    ids = {f"openaire:{n:03}": frozenset({"doi:10.1/junk", f"oaire:{n:03}"}) for n in range(records)}
    ids["arxiv:2001.00001"] = frozenset({"arxiv:2001.00001", "doi:10.1/junk"})
    ids["arxiv:2001.00001#raw"] = frozenset({"arxiv:2001.00001"})
    made = grouped("paper", ids)
    assert made == expected("paper", ids)
    assert {why for _, why in made.values()} == {TOO_MANY}


def test_a_chain_of_a_thousand_records_is_seen_as_one() -> None:
    ids = {
        f"openaire:{n * 7919 % 1000:04}": frozenset({f"doi:10.1/{n:04}", f"doi:10.1/{n + 1:04}"}) for n in range(1000)
    }
    made = grouped("paper", ids)
    assert {why for _, why in made.values()} == {TOO_MANY}
    ids["arxiv:2001.00001"] = frozenset({"arxiv:2001.00001", "doi:10.1/0000"})
    ids["arxiv:2001.00002"] = frozenset({"arxiv:2001.00002", "doi:10.1/1000"})
    assert {why for _, why in grouped("paper", ids).values()} == {SEVERAL}
