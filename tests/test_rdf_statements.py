"""What one node and one relationship say, written out by hand."""

from typing import Any

import pytest

from kg.rdf_lines import triple
from kg.rdf_links import End, link
from kg.rdf_nodes import Statement, node
from kg.rdf_terms import Terms
from kg.vocab import ONTOLOGIES, namespace

BASE = "https://example.org/kg/"
WORK, PERSON = End("Paper", "arxiv:2109.07270"), End("Person", "geran zhao~arxiv:2203.12570")


def short(said: list[Statement]) -> list[str]:
    """Statements as lines with prefixes, our own addresses from `id/` on, and the graphs in brackets."""
    lines = []
    for one in said:
        line = triple(*one[:3])
        for prefix, ontology in ONTOLOGIES.items():
            line = line.replace(f"<{namespace(ontology)}", f"<{prefix}:")
        line = line.replace(f"<{BASE}id/", "<").replace(f"<{BASE}ns#", "<kg:")
        lines.append(f"{line.replace('<', '').replace('>', '')} [{', '.join(one.graphs)}]")
    return lines


def said_of(label: str, key: str, /, **properties: Any) -> list[str]:
    return short(list(node(Terms(BASE), label, key, {"id": key, **properties})))


def said_by(kind: str, start: End, end: End, /, **properties: Any) -> list[str]:
    return short(list(link(Terms(BASE), kind, start, end, properties)))


def test_a_paper_of_one_delivery_stands_in_its_graph() -> None:
    assert said_of(
        "Paper", "arxiv:2109.07270", title="Distract\nYour", sources=["arxiv:2026-11"], date="2021-09", year=2021,
        license="http://creativecommons.org/licenses/by/4.0/", access="OPEN", green=True, title_key="distract",
        cited_by=12, language="en",
    ) == [
        "paper/arxiv:2109.07270 rdf:type fabio:Work [arxiv:2026-11]",
        "paper/arxiv:2109.07270 rdf:type fabio:ScholarlyWork [arxiv:2026-11]",
        "paper/arxiv:2109.07270 rdf:type schema:ScholarlyArticle [arxiv:2026-11]",
        "paper/arxiv:2109.07270 dcterms:accessRights http://purl.org/coar/access_right/c_abf2 [arxiv:2026-11]",
        'paper/arxiv:2109.07270 dcterms:issued "2021-09"^^xsd:gYearMonth [arxiv:2026-11]',
        'paper/arxiv:2109.07270 kg:greenOpenAccess "true"^^xsd:boolean [arxiv:2026-11]',
        'paper/arxiv:2109.07270 dcterms:language "en" [arxiv:2026-11]',
        "paper/arxiv:2109.07270 dcterms:license http://creativecommons.org/licenses/by/4.0/ [arxiv:2026-11]",
        'paper/arxiv:2109.07270 dcterms:title "Distract\\nYour" [arxiv:2026-11]',
        f"paper/arxiv:2109.07270 foaf:isPrimaryTopicOf {BASE}paper/arxiv:2109.07270 [kg:merged]",
        'paper/arxiv:2109.07270 fabio:hasPublicationYear "2021"^^xsd:gYear [arxiv:2026-11]',
    ]  # fmt: skip


def test_what_two_deliveries_make_together_is_neither_ones_statement() -> None:
    assert said_of("Institution", "ror:03j7v5j15", name="A", sources=["arxiv:1", "openaire:2"])[2:3] == [
        'institution/ror:03j7v5j15 foaf:name "A" [kg:merged]'
    ]


def test_words_about_rights_never_become_an_address() -> None:
    assert 'version/v dcterms:rights "All rights reserved" [kg:merged]' in said_of(
        "Version", "v", license="All rights reserved"
    )


def test_an_indicator_has_its_origin_and_stands_on_a_node_of_its_own() -> None:
    said = said_of(
        "Paper", "doi:10.1/x", stated_by="openaire:10.6", stated_citations=132, stated_influence=3.1e-09,
        stated_influence_class="C3", sources=["openaire:10.6"],
    )  # fmt: skip
    indicator = "indicator/paper/doi:10.1/x/influence/openaire:10.6"
    assert [one for one in said if "influence" in one] == [
        f"paper/doi:10.1/x bido:holdsBibliometricDataInTime {indicator} [openaire:10.6]",
        f"{indicator} rdf:type bido:BibliometricDataInTime [openaire:10.6]",
        f"{indicator} bido:withBibliometricData {indicator}/value [openaire:10.6]",
        f"{indicator} bido:accordingTo graph/openaire/10.6 [openaire:10.6]",
        f"{indicator}/value rdf:type bido:NumericBibliometricData [openaire:10.6]",
        f"{indicator}/value bido:hasMeasure kg:influence [openaire:10.6]",
        f'{indicator}/value kg:indicatorClass "C3" [openaire:10.6]',
        f'{indicator}/value bido:hasNumericValue "3.1e-09"^^xsd:double [openaire:10.6]',
    ]
    assert any('citations/openaire:10.6/value bido:hasNumericValue "132"^^xsd:integer' in one for one in said)


def test_a_collaboration_is_a_group_and_no_person() -> None:
    assert said_of("Person", "p", name="ATLAS Collaboration", collective=True)[:2] == [
        "person/p rdf:type foaf:Group [kg:merged]",
        'person/p foaf:name "ATLAS Collaboration" [kg:merged]',
    ]


def test_only_an_asserted_orcid_is_the_same_as_a_person() -> None:
    said = said_by(
        "AUTHORED", PERSON, WORK, position=3, name="G. Zhao", orcid="0000-0002-1825-0097", orcid_state="pending",
        corresponding=True, affiliations=["Ωmega U", "B"], sources=["openaire:1"],
    )  # fmt: skip
    authorship = "authorship/paper/arxiv:2109.07270/3"
    assert said == [
        "paper/arxiv:2109.07270 dcterms:creator person/geran%20zhao~arxiv:2203.12570 [openaire:1]",
        f"{authorship} rdf:type pro:RoleInTime [openaire:1]",
        f"{authorship} rdf:type vivo:Authorship [openaire:1]",
        f"{authorship} pro:withRole pro:author [openaire:1]",
        f"{authorship} pro:isHeldBy person/geran%20zhao~arxiv:2203.12570 [openaire:1]",
        f"{authorship} pro:relatesToDocument paper/arxiv:2109.07270 [openaire:1]",
        f"paper/arxiv:2109.07270 pro:isRelatedToRoleInTime {authorship} [openaire:1]",
        f'{authorship} kg:rawAffiliation "Ωmega U" [openaire:1]',
        f'{authorship} kg:rawAffiliation "B" [openaire:1]',
        f'{authorship} vivo:isCorrespondingAuthor "true"^^xsd:boolean [openaire:1]',
        f'{authorship} kg:rawName "G. Zhao" [openaire:1]',
        f'{authorship} kg:statedOrcid "0000-0002-1825-0097" [openaire:1]',
        f'{authorship} kg:orcidState "pending" [openaire:1]',
        f'{authorship} co:index "3"^^xsd:positiveInteger [openaire:1]',
    ]
    assert "person/p owl:sameAs https://orcid.org/0000-0002-1825-0097 [kg:merged]" in said_of(
        "Person", "p", orcid="0000-0002-1825-0097"
    )


def test_versions_are_in_line_and_only_arxivs_own_are_the_same_as_an_address() -> None:
    third, second = End("Version", "arxiv:1v3"), End("Version", "arxiv:1v2")
    assert said_by("NEXT", second, third, sources=["arxiv:1", "arxiv:2"]) == [
        f"version/arxiv:1v3 {predicate} version/arxiv:1v2 [arxiv:1, arxiv:2]"
        for predicate in ("frbr:revisionOf", "prov:wasRevisionOf", "dcterms:replaces")
    ]
    arxiv = said_of(
        "Version", "arxiv:2109.07270v3", kind="arxiv", label="v3", type="Preprint", date="2021-11-30T03:09:30Z"
    )
    assert "version/arxiv:2109.07270v3 owl:sameAs https://arxiv.org/abs/2109.07270v3 [kg:merged]" in arxiv
    assert "version/arxiv:2109.07270v3 rdf:type fabio:Preprint [kg:merged]" in arxiv
    assert 'version/arxiv:2109.07270v3 dcterms:issued "2021-11-30T03:09:30Z"^^xsd:dateTime [kg:merged]' in arxiv
    copy = said_of("Version", "doi:10.1/x/abc", kind="copy", pids=["doi:10.1234/X", "pmid:1"], refereed="peerReviewed")
    assert [one for one in copy if "sameAs" in one] == [
        "version/doi:10.1/x/abc schema:sameAs https://doi.org/10.1234/x [kg:merged]"
    ]
    assert 'version/doi:10.1/x/abc kg:peerReviewed "true"^^xsd:boolean [kg:merged]' in copy


def test_volume_and_pages_stand_on_the_appearance_and_not_on_the_work() -> None:
    venue = End("Venue", "issn:0925-2312")
    node_of = "publication/paper/arxiv:2109.07270/issn:0925-2312"
    assert said_by("PUBLISHED_IN", WORK, venue, volume="410", first_page="354", sources=["o:1"]) == [
        "paper/arxiv:2109.07270 frbr:partOf venue/issn:0925-2312 [o:1]",
        f"paper/arxiv:2109.07270 kg:publishedAs {node_of} [o:1]",
        f"{node_of} rdf:type kg:Publication [o:1]",
        f"{node_of} frbr:partOf venue/issn:0925-2312 [o:1]",
        f'{node_of} prism:startingPage "354" [o:1]',
        f'{node_of} prism:volume "410" [o:1]',
    ]
    assert len(said_by("PUBLISHED_IN", WORK, venue, sources=["o:1"])) == 1


def test_a_topic_with_a_score_has_a_node_and_one_without_has_none() -> None:
    topic = End("Topic", "keyword:a/b")
    plain = "paper/arxiv:2109.07270 dcterms:subject topic/keyword:a/b [o:1]"
    assert said_by("ABOUT", WORK, topic, origin="arxiv", primary=True, sources=["o:1"]) == [
        plain, "paper/arxiv:2109.07270 kg:primaryTopic topic/keyword:a/b [o:1]"
    ]  # fmt: skip
    scored = said_by("ABOUT", WORK, topic, origin="inferred", score=0.7, sources=["o:1"])
    place = scored[2].split(" ")[0]
    assert place.startswith("classification/paper/arxiv:2109.07270/")
    assert scored == [
        plain,
        f"paper/arxiv:2109.07270 bido:holdsBibliometricDataInTime {place} [o:1]",
        f"{place} rdf:type bido:BibliometricDataInTime [o:1]",
        f"{place} bido:withBibliometricData topic/keyword:a/b [o:1]",
        f'{place} rdf:value "0.7"^^xsd:double [o:1]',
        f'{place} kg:origin "inferred" [o:1]',
    ]


@pytest.mark.parametrize(
    ("kind", "start", "end", "properties", "expected"),
    [
        ("CITES", WORK, End("Dataset", "doi:10.1/d"), {"trust": 0.9},
         ["paper/arxiv:2109.07270 cito:cites dataset/doi:10.1/d [kg:merged]"]),
        ("AFFILIATED", WORK, End("Institution", "ror:1"), {},
         ["paper/arxiv:2109.07270 schema:sourceOrganization institution/ror:1 [kg:merged]"]),
        ("AFFILIATED", PERSON, End("Institution", "ror:1"), {},
         ["person/geran%20zhao~arxiv:2203.12570 schema:affiliation institution/ror:1 [kg:merged]"]),
        ("COAUTHOR", PERSON, End("Person", "q"), {"papers": 2},
         ["person/geran%20zhao~arxiv:2203.12570 kg:coauthor person/q [kg:derived]",
          "person/q kg:coauthor person/geran%20zhao~arxiv:2203.12570 [kg:derived]"]),
        ("RELATED", WORK, End("Software", "s"), {"name": "IsSupplementTo"},
         ["paper/arxiv:2109.07270 frbr:supplementOf software/s [kg:merged]"]),
        ("RELATED", WORK, End("Software", "s"), {"name": "Something> <http://evil/"},
         ["paper/arxiv:2109.07270 dcterms:relation software/s [kg:merged]"]),
        ("FUNDED", End("Funder", "funder:ec:eu"), End("Project", "p"), {"stream": "H2020"},
         ["project/p frapo:hasFundingAgency funder/funder:ec:eu [kg:merged]",
          'project/p kg:fundingStream "H2020" [kg:merged]']),
        ("IDENTIFIES", End("Identifier", "doi:10.1145/3065386"), WORK, {},
         ['paper/arxiv:2109.07270 dcterms:identifier "doi:10.1145/3065386" [kg:merged]',
          "paper/arxiv:2109.07270 schema:sameAs https://doi.org/10.1145/3065386 [kg:merged]"]),
        ("IDENTIFIES", End("Identifier", "ror:03j7v5j15"), End("Institution", "ror:03j7v5j15"), {},
         ['institution/ror:03j7v5j15 dcterms:identifier "ror:03j7v5j15" [kg:merged]',
          "institution/ror:03j7v5j15 owl:sameAs https://ror.org/03j7v5j15 [kg:merged]"]),
        ("MAYBE_SAME", WORK, End("Paper", "doi:10.1/y"), {"score": 1.0}, []),
        ("NEW_TYPE", WORK, End("Paper", "doi:10.1/y"), {}, []),
    ],
)  # fmt: skip
def test_relationships_say_what_the_table_says(
    kind: str, start: End, end: End, properties: dict[str, Any], expected: list[str]
) -> None:
    assert said_by(kind, start, end, **properties) == expected


def test_what_the_table_does_not_know_is_counted() -> None:
    terms = Terms(BASE)
    list(node(terms, "Venue", "v", {"id": "v", "mood": "good"}))
    list(link(terms, "NEW_TYPE", WORK, WORK, {}))
    list(link(terms, "CITES", WORK, WORK, {"mood": "good"}))
    assert dict(terms.tally) == {
        "properties not in the table: Venue.mood": 1,
        "relationships not in the table: NEW_TYPE": 1,
        "properties not in the table: CITES.mood": 1,
    }
