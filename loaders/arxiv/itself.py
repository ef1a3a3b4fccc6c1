"""arXiv as a source: every version of its papers is held there."""

from kg.model import DataSource

#: The same source as OpenAIRE's data source of this id, whichever is loaded first.
ARXIV = DataSource(
    id="arxiv:source",
    ids=("oaire:opendoar____::6f4922f45568161a8cdf4ad2299f6d23",),
    name="arXiv",
    type="Preprint repository",
    homepage="https://arxiv.org/",
)
