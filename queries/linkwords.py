"""How links read on screen, in both directions: relationships of the graph and what was counted over them."""

#: Type -> (words from its start, words from its end).
LINK_WORDS = {
    "AUTHORED": ("wrote", "written by"),
    "CITES": ("cites", "cited by"),
    "ABOUT": ("is about", "topic of"),
    "AFFILIATED": ("affiliated with", "affiliated here"),
    "HAS_VERSION": ("has version", "version of"),
    "NEXT": ("followed by", "follows"),
    "HOSTED_BY": ("held by", "holds"),
    "COLLECTED_FROM": ("stated by", "states"),
    "PROVIDED_BY": ("provided by", "provides"),
    "PUBLISHED_IN": ("published in", "published"),
    "BROADER": ("part of the topic", "broader than"),
    "RELATED": ("related to", "related to"),
    "FUNDED_BY": ("funded by", "funded"),
    "FUNDED": ("pays for", "paid by"),
    "TAKES_PART": ("takes part in", "has participant"),
    "PART_OF": ("part of", "has part"),
    # Counted over works, for one focus; not relationships of the graph.
    "COAUTHOR": ("works with", "works with"),
    "COLLABORATES": ("partner of", "partner of"),
    "WRITES_ABOUT": ("writes about", "subject of"),
    "CONTRIBUTED": ("author of works of", "has works by"),
    "PUBLISHES_IN": ("publishes in", "publishes"),
    "WORKS_ON": ("works on", "worked on by"),
    "OCCURS_WITH": ("occurs with", "occurs with"),
    "COVERS": ("covers", "covered by"),
    "PAID": ("paid for", "paid by"),
    "SAME_WORK": ("version of the same work as", "version of the same work as"),
    "WROTE": ("wrote", "written by"),
    "SIMILAR": ("similar to", "similar to"),
}
#: Types that are counted, not stated by a source.
COUNTED = frozenset(list(LINK_WORDS)[list(LINK_WORDS).index("COAUTHOR") :])
#: Counted types that have no direction.
SYMMETRIC = frozenset(name for name in COUNTED if LINK_WORDS[name][0] == LINK_WORDS[name][1])
#: Relation of a neighbour to the focus -> heading in totals and tables; an item in two belongs to the first.
RELATION_WORDS = {
    "work": "Works",
    "member": "People",
    "author": "Authors",
    "collaborator": "Close collaborators",
    "reference": "References",
    "citing": "Cited by",
    "named": "Works that name the funder only",
    "institution": "Institutions",
    "partner": "Partners",
    "whole": "Part of",
    "part": "Parts",
    "participant": "Participants",
    "provider": "Provided by",
    "topic": "Topics",
    "broader": "Broader topics",
    "narrower": "Narrower topics",
    "neighbour": "Topics that occur with it",
    "earlier": "Earlier versions",
    "later": "Later versions",
    "version": "Versions",
    "sibling": "Other versions",
    "venue": "Venues",
    "holder": "Sources",
    "source": "Sources",
    "funder": "Funders",
    "grant": "Projects and funders",
    "related": "Related works",
    "similar": "Similar works",
}


def link_words(link_type: str, *, outward: bool) -> str:
    """A link in words, seen from its start or from its end."""
    forward, backward = LINK_WORDS[link_type]
    return forward if outward else backward
