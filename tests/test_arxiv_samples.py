"""Real samples, where they are at hand: both forms of a paper are one article, and nothing is lost."""

from collections import Counter
from pathlib import Path

import msgspec

from kg.model import Product, Reject
from loaders.arxiv import recognise

SHARED = Path(__file__).parents[2] / "shared" / "data" / "arxiv"
RAW = SHARED / "oai-pmh" / "legacy-arXivRaw-2014-01-16-cursor46000.xml"
KAGGLE = SHARED / "derived" / "legacy-arXivRaw-2014-01-16-cursor46000.as-kaggle.jsonl"


def _read(path):
    form = recognise.form(path.read_bytes()[:5000])
    with path.open("rb") as stream:
        if form in recognise.LINE_READERS:
            return list(recognise.LINE_READERS[form](enumerate(stream, 1), path.name))
        return list(recognise.STREAM_READERS[form](stream, path.name))


def _comparable(product):
    """Without what one of the forms does not have: sizes, source types, the flag, classes."""
    return msgspec.structs.replace(
        product,
        id=product.ids[0],
        form="",
        versions=tuple((version.number, version.date) for version in product.versions),
        subjects=tuple(subject for subject in product.subjects if subject.scheme == "arxiv"),
        withdrawn_how="",
    )


def test_raw_and_snapshot_form_give_the_same_articles():
    for raw, kaggle in [(RAW, KAGGLE)] if RAW.exists() else []:
        forms = [[item for item in _read(path) if isinstance(item, Product)] for path in (raw, kaggle)]
        assert [len(form) for form in forms] == [1000, 1000]
        differing = [
            one.id
            for one, other in zip(*(sorted(form, key=lambda item: item.ids) for form in forms), strict=True)
            if _comparable(one) != _comparable(other)
        ]
        assert differing == []


def test_every_sample_is_read_to_its_last_record():
    expected = {
        "kaggle/snapshot-0704.0001-0704.1000.jsonl": {"snapshot": 1000, "author without a letter": 1},
        "kaggle/cs-ai-100.pretty-array.json": {"snapshot": 100},
        "oai-pmh/legacy-arXivRaw-2014-01-16-cursor46000.xml": {"raw": 1000, "unusable subject class": 1},
        "oai-pmh/legacy-arXiv-2013-05-25-cursor405000.xml": {"oai": 1000},
        "oai-pmh/hepcrawl-arXiv-multi.xml": {"oai": 12, "author without a letter": 3},
        "oai-pmh/new-endpoint-2026-arXivRaw.trimmed-by-hand.xml": {"raw": 2},
        "oai-pmh/adsabs-oai_dc-arxiv_0901_2443.xml": {"dc": 1},
        "rendered-new-server/ListRecords-arXivRaw-page1.xml": {"raw": 200, "unusable subject class": 1},
        "rendered-new-server/error-badArgument.xml": {"OAI-PMH error": 1},
    }
    for name, counts in expected.items() if SHARED.exists() else []:
        told = Counter(item.reason if isinstance(item, Reject) else item.form for item in _read(SHARED / name))
        assert dict(told) == counts, name


def test_the_withdrawn_of_the_samples():
    for path in [SHARED / "kaggle" / "snapshot-0704.0001-0704.1000.jsonl"] if SHARED.exists() else []:
        gone = [item.id.removeprefix("arxiv:") for item in _read(path) if isinstance(item, Product) and item.withdrawn]
        assert gone == ["0704.0156", "0704.0213", "0704.0374", "0704.0480", "0704.0525", "0704.0644", "0704.0840"]
