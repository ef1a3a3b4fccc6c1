"""Whether an arXiv paper is withdrawn, and how that is known.

A withdrawal is one more version without content, marked `I` in arXivRaw and told only in words in the snapshot.
The last version decides: a withdrawn v2 may be followed by a normal v3. A paper that merely mentions a withdrawal,
of another paper or of an earlier version, is not withdrawn.
"""

import re
from collections.abc import Sequence

from kg.model import ArxivVersion

_WORK = r"(?:papers?|articles?|submission|manuscript|preprint|work|note|letter|version|e-?print|thesis|report)"
_STATED = re.compile(
    rf"(?:^|[.;:(\[*]\s*|\bth(?:is|e\s+present)\s+(?:\w+\s+)?)(?:{_WORK}\s+)?(?:(?:has|have|is|was|were)\s+)?(?:now\s+)?"
    r"(?:been\s+)?(?:temporarily\s+|officially\s+|hereby\s+)?withdrawn\b"
    rf"|^(?:the\s+)?(?:authors?|we|i)\s+(?:\w+\s+)?withdr(?:awn?s?|ew)\s+(?:this|the|our|my)\s+{_WORK}",
    re.I,
)


def withdrawn(versions: Sequence[ArxivVersion], comments: str, abstract: str) -> str:
    """`flag`, `words`, or '' for a paper that stands."""
    if versions and versions[-1].withdrawn:
        return "flag"
    if any(version.withdrawn for version in versions):
        return ""
    if "ithdr" in comments and _STATED.search(comments):
        return "words"
    # In an abstract only its opening says so; further on it speaks of its subject.
    return "words" if "ithdr" in abstract[:300] and _STATED.match(abstract) else ""
