"""arXiv's categories: two ids of one category, closed archives, what each belongs to."""

import json
import re
from importlib import resources
from pathlib import Path

import pytest

from loaders.arxiv import taxonomy

TABLE = resources.files("loaders.arxiv").joinpath("taxonomy.tsv").read_text(encoding="utf-8").splitlines()
SHARED = Path(__file__).parents[2] / "shared" / "data" / "arxiv" / "taxonomy.json"


@pytest.mark.parametrize(
    ("category", "canonical", "label", "broader"),
    [
        ("cs.CV", "cs.CV", "Computer Vision and Pattern Recognition", "cs"),
        ("cs", "cs", "Computer Science", None),
        ("math.MP", "math-ph", "Mathematical Physics", "grp_physics"),
        ("math-ph", "math-ph", "Mathematical Physics", "grp_physics"),
        ("stat.TH", "math.ST", "Statistics Theory", "math"),
        ("math.IT", "cs.IT", "Information Theory", "cs"),
        ("q-fin.EC", "econ.GN", "Economics", "econ"),
        ("cs.SY", "eess.SY", "Systems and Control", "eess"),
        ("cs.NA", "math.NA", "Numerical Analysis", "math"),
        ("hep-th", "hep-th", "High Energy Physics - Theory", "grp_physics"),
        ("physics.optics", "physics.optics", "Optics", "physics"),
        ("physics", "physics", "Physics", "grp_physics"),
        ("grp_physics", "grp_physics", "Physics (all archives)", None),
        ("astro-ph.GA", "astro-ph.GA", "Astrophysics of Galaxies", "astro-ph"),
        ("cmp-lg", "cmp-lg", "Computation and Language", "cs.CL"),
        ("q-bio", "q-bio", "Quantitative Biology", None),
        ("cs.ZZ", "cs.ZZ", "", "cs"),
        ("xx.YY", "xx.YY", "", None),
        ("CS.CV", "CS.CV", "", None),
        ("", "", "", None),
    ],
)
def test_categories(category, canonical, label, broader):
    assert (taxonomy.canonical(category), taxonomy.label(category), taxonomy.broader(category)) == (
        canonical,
        label,
        broader,
    )
    assert taxonomy.known(category) is bool(label)


def test_aliases_are_the_other_names():
    assert taxonomy.aliases("math-ph") == ("math.MP",)
    assert taxonomy.aliases("cs.CV") == ()


def test_the_table_is_complete_and_refers_only_to_itself():
    rows = [line.split("\t") for line in TABLE[1:]]
    names = [row[0] for row in rows]
    assert names == sorted(set(names))
    assert {len(row) for row in rows} == {5}
    assert sum(1 for row in rows if row[3]) == 6
    assert sum(1 for row in rows if row[4]) == 18
    assert {target for row in rows for target in row[3:] if target} <= set(names)
    assert all(re.fullmatch(r"[a-z-]+(\.([A-Z]{2}|[a-z-]+))?|grp_physics", name) for name in names)


def test_the_table_says_what_the_shared_one_says():
    for shared in [SHARED] if SHARED.exists() else []:
        listed = json.loads(shared.read_text())["categories"]
        table = {line.split("\t")[0]: line.split("\t")[1:] for line in TABLE}
        for entry in listed:
            told = [entry["name"], entry["group"], entry["alias_of"] or "", entry["subsumed_by"] or ""]
            assert table[entry["id"]] == told
