import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kg import ids
from loaders.run import Options, look

ROOT = Path(__file__).parents[1]
SNAPSHOT = "arxiv/arxiv-metadata-oai-snapshot.json"
INVERSE = {
    "Cites": "IsCitedBy",
    "hasAuthorInstitution": "isAuthorInstitutionOf",
    "isProducedBy": "produces",
    "isHostedBy": "hosts",
    "isProvidedBy": "provides",
    "IsSupplementedBy": "IsSupplementTo",
    "hasParticipant": "isParticipant",
    "IsChildOf": "IsParentOf",
}


def generated(out: Path, *options: str) -> Path:
    subprocess.run([sys.executable, "-m", "bench.generate", *options, str(out)], cwd=ROOT, check=True, stderr=-1)
    return out


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bench") / "corpus"
    return generated(out, "--works", "600", "--seed", "7", "--broken", "0.01", "--collaborations", "1")


def truth(corpus: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (corpus / f"truth/{name}.jsonl").read_bytes().splitlines()]


def broken(corpus: Path, name: str) -> dict[int, str]:
    return {row["line"]: row["why"] for row in truth(corpus, "broken") if row["file"] == name}


def good(corpus: Path, name: str) -> Iterator[dict[str, Any]]:
    wrong = broken(corpus, name)
    for number, line in enumerate((corpus / name).read_bytes().splitlines(), 1):
        if number not in wrong:
            yield json.loads(line)


def products(corpus: Path) -> Iterator[dict[str, Any]]:
    return good(corpus, "openaire/publication.json")


def digests(out: Path) -> dict[str, str]:
    files = (one for one in out.rglob("*") if one.is_file())
    return {str(one.relative_to(out)): sha256(one.read_bytes()).hexdigest() for one in files}


def test_the_same_options_give_the_same_bytes(corpus: Path, tmp_path: Path):
    options = ("--works", "600", "--broken", "0.01", "--collaborations", "1")
    again = digests(generated(tmp_path / "again", *options, "--seed", "7"))
    assert again == digests(corpus)
    packed = digests(generated(tmp_path / "packed", *options, "--packed"))
    assert packed == digests(generated(tmp_path / "packed again", *options, "--packed"))
    other = digests(generated(tmp_path / "other", *options, "--seed", "8"))
    assert other.keys() == again.keys()
    assert all(other[name] != again[name] for name in again)


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path):
    (tmp_path / "mine").write_text("")
    command = [sys.executable, "-m", "bench.generate", str(tmp_path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (1, "")
    assert "is not empty" in result.stderr


def test_memory_does_not_grow_with_the_number_of_works(tmp_path: Path):
    measure = (
        "import resource, sys; from pathlib import Path;"
        "from bench.generate import generate; from bench.world import World;"
        "generate(Path(sys.argv[2]), World(int(sys.argv[1]), 7));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks = []
    for works in (300, 3000):
        command = [sys.executable, "-c", measure, str(works), str(tmp_path / str(works))]
        peaks.append(int(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout))
    assert peaks[1] < 1.1 * peaks[0]


def test_lines_that_are_not_listed_as_broken_are_whole(corpus: Path):
    for name in (SNAPSHOT, *(f"openaire/{one.name}" for one in (corpus / "openaire").iterdir())):
        key = "source" if "relation" in name else "id"
        assert all(line[key] for line in good(corpus, name))


def test_the_loaders_read_every_line_and_refuse_exactly_the_broken_ones(corpus: Path):
    works = truth(corpus, "works")
    report = look("arxiv", [corpus / "arxiv"], Options())
    assert report.read == {"paper": sum(bool(work["arxiv"]) for work in works)}
    refused = {row["reason"]: row["count"] for row in report.rejects.rows()}
    assert sum(refused.values()) == len(broken(corpus, SNAPSHOT)) > 0

    report = look("openaire", [corpus / "openaire"], Options())
    assert report.read["paper"] == sum(len(work["openaire"]) for work in works)
    refused = {row["reason"]: row["count"] for row in report.rejects.rows()}
    placeholders = refused.pop("placeholder source")
    assert sum(refused.values()) == sum("openaire" in row["file"] for row in truth(corpus, "broken")) > 0
    rows = [*good(corpus, "openaire/relation_1.json"), *good(corpus, "openaire/relation_2.json")]
    links = sum(count for name, count in report.read.items() if name.startswith("link "))
    assert links + placeholders == len(rows)


def test_every_relation_has_its_inverse(corpus: Path):
    rows = [
        Counter((row["source"], row["relType"]["name"], row["target"]) for row in good(corpus, f"openaire/{name}.json"))
        for name in ("relation_1", "relation_2")
    ]
    turned = Counter({(target, INVERSE[name], source): count for (source, name, target), count in rows[0].items()})
    assert turned == rows[1]
    assert {name for _, name, _ in rows[0]} == INVERSE.keys()


def test_relations_end_in_the_corpus_except_for_a_few_citations(corpus: Path):
    known = {
        line["id"]
        for name in ("publication", "dataset", "organization", "project", "datasource")
        for line in good(corpus, f"openaire/{name}.json")
    }
    absent = [
        (row["relType"]["name"], row["source"] in known)
        for row in good(corpus, "openaire/relation_1.json")
        if row["source"] not in known or row["target"] not in known
    ]
    assert set(absent) == {("Cites", True)}
    assert len(absent) < 0.02 * 600


def test_the_truth_names_every_record_of_a_work(corpus: Path):
    works = truth(corpus, "works")
    assert [work["work"] for work in works] == list(range(600))
    assert [line["id"] for line in good(corpus, SNAPSHOT)] == [work["arxiv"] for work in works if work["arxiv"]]
    listed = [identity for work in works for identity in work["openaire"]]
    assert [line["id"] for line in products(corpus)] == listed
    assert len(set(listed)) == len(listed)
    counts = Counter((bool(work["arxiv"]), len(work["openaire"])) for work in works)
    assert counts.keys() == {(True, 0), (True, 1), (True, 2), (False, 1)}


def test_records_of_one_work_share_an_identifier_where_the_truth_says_joined(corpus: Path):
    named = {line["id"]: {f"arxiv:{line['id']}", f"doi:{line['doi']}"} for line in good(corpus, SNAPSHOT)}
    for line in products(corpus):
        named[line["id"]] = {f"{pid['scheme'].lower()}:{pid['value']}" for pid in line["pids"]}
    joined = Counter()
    for work in truth(corpus, "works"):
        groups: list[set[str]] = []
        for identity in [*filter(None, [work["arxiv"]]), *work["openaire"]]:
            touching = [group for group in groups if group & named[identity]]
            groups = [group for group in groups if group not in touching] + [named[identity].union(*touching)]
        assert (len(groups) == 1) == work["joined"]
        joined[work["joined"]] += 1
    assert joined[False] > 0


def test_identifiers_belong_to_one_work_only(corpus: Path):
    owners: dict[str, set[int]] = {}
    work_of = {identity: work["work"] for work in truth(corpus, "works") for identity in work["openaire"]}
    for line in products(corpus):
        for pid in line["pids"]:
            owners.setdefault(f"{pid['scheme']}:{pid['value']}", set()).add(work_of[line["id"]])
    assert all(len(works) == 1 for works in owners.values())


def test_the_truth_says_who_stands_at_each_place(corpus: Path):
    people = {person["person"]: person for person in truth(corpus, "people")}
    places: dict[int, list[int]] = {}
    for row in truth(corpus, "authorships"):
        places.setdefault(row["work"], []).append(row["person"])
        assert row["position"] == len(places[row["work"]])
    works = {identity: work["work"] for work in truth(corpus, "works") for identity in work["openaire"]}
    for line in products(corpus):
        authors = [people[number] for number in places[works[line["id"]]]]
        assert [f"{one['name']} {one['surname']}" for one in line["authors"]] == [one["name"] for one in authors]
        for printed, person in zip(line["authors"], authors, strict=True):
            assert printed["pid"] is None or printed["pid"]["id"]["value"] == person["orcid"]
    assert all(len(set(numbers)) == len(numbers) for numbers in places.values())


def test_some_people_bear_the_name_of_others(corpus: Path):
    people = truth(corpus, "people")
    twins = [person for person in people if person["twin_of"] is not None]
    assert 0.01 * len(people) < len(twins) < 0.06 * len(people)
    for person in twins:
        other = people[person["twin_of"]]
        assert other["name"] == person["name"] or other["twin_of"] is not None
    assert len({person["name"] for person in people}) < len(people)


def test_identifiers_of_people_and_things_are_well_formed(corpus: Path):
    orcids = [person["orcid"] for person in truth(corpus, "people") if person["orcid"]]
    assert all(ids.orcid(one) for one in orcids)
    assert len(set(orcids)) == len(orcids)
    rors = [pid["value"] for line in good(corpus, "openaire/organization.json") for pid in line["pids"] or ()]
    assert all(ids.ror(one) for one in rors)
    assert all(re.fullmatch(r".{12}::[0-9a-f]{32}", line["id"]) for line in products(corpus))
    assert all(ids.issn(line["container"]["issnPrinted"]) for line in products(corpus) if line["container"])


def test_shapes_are_those_of_real_dumps(corpus: Path):
    lines = list(products(corpus))
    assert {len(line["instances"]) for line in lines} == {1, 2, 3, 4}
    assert max(len(line["authors"]) for line in lines) == 3000
    assert all(len(line) == 37 for line in lines)
    papers = list(good(corpus, SNAPSHOT))
    raw = (corpus / SNAPSHOT).read_bytes()
    assert raw.isascii()
    assert [paper["id"] for paper in papers] == sorted(paper["id"] for paper in papers)
    assert max(len(paper["versions"]) for paper in papers) > 3
    assert any("\\'" in paper["authors"] for paper in papers)
    cited = Counter(
        row["target"] for row in good(corpus, "openaire/relation_1.json") if row["relType"]["name"] == "Cites"
    )
    counts = sorted(cited.values(), reverse=True)
    assert counts[0] > 20 * counts[len(counts) // 2]


def test_labels_name_each_work_that_the_loaders_make_by_one_of_its_identifiers(corpus: Path):
    works = {work["work"]: work for work in truth(corpus, "works")}
    expected = []
    for row in truth(corpus, "authorships"):
        work = works[row["work"]]
        found = [f"{scheme}:{work[scheme]}" for scheme in ("arxiv", "doi") if work[scheme]]
        expected += [row | {"work": one} for one in (found[:1] if work["joined"] else found)]
    assert truth(corpus, "labelled") == expected


def test_the_second_release_is_the_first_one_but_for_what_is_told(tmp_path: Path):
    out = generated(tmp_path / "both", "--works", "300", "--second")
    told = {row["work"] for row in truth(out, "second") if row.get("kind") == "paper"}
    old, new = ({row["work"]: row["openaire"] for row in truth(folder, "works")} for folder in (out, out / "second"))
    assert {number for number in new if old.get(number, []) != new[number]} <= told
    added = {row["work"] for row in truth(out, "second") if row["what"] == "added"}
    assert added == {number for number in new if new[number] and not old.get(number)}
    alone = digests(generated(tmp_path / "alone", "--works", "300"))
    assert all(digest == digests(out)[name] for name, digest in alone.items())
