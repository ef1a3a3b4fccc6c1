// title: Works as references need them
// about: Title, authors in order, where published, identifiers; one row a work, in the order of the ids.
// param: ids list -- ids of works
// param: label string = '' -- Paper, Dataset, Software or OtherProduct; empty for any
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: properties -- all properties of the work
// column: authors -- printed name, given and family name, collective, asserted ORCID, in order
// column: venues -- where it was published, with volume, issue and pages
// column: identifiers -- identifiers that lead to it
// column: versions -- kind, type, number, date, licence, identifiers and addresses of its versions
// column: topics -- scheme, code, label and whether primary
UNWIND range(0, size($ids) - 1) AS place
MATCH (work:Work {id: $ids[place]})
WHERE $label = '' OR $label IN labels(work)
WITH place, work, [label IN labels(work) WHERE label <> 'Work'][0] AS label,
  COLLECT {
    MATCH (person:Person)-[link:AUTHORED]->(work)
    RETURN {name: link.name, given: link.given, family: link.family, collective: person.collective,
            orcid: person.orcid, id: person.id}
    ORDER BY link.position, person.id
  } AS authors,
  COLLECT {
    MATCH (work)-[link:PUBLISHED_IN]->(venue:Venue)
    RETURN link {.volume, .issue, .first_page, .last_page, .edition, .conference_place, .conference_date,
                 id: venue.id, title: venue.title, publisher: venue.publisher, issns: venue.issns}
    ORDER BY venue.id
  } AS venues,
  COLLECT {
    MATCH (identifier:Identifier)-[:IDENTIFIES]->(work)
    RETURN identifier.id ORDER BY identifier.id
  } AS identifiers,
  COLLECT {
    MATCH (work)-[:HAS_VERSION]->(version:Version)
    RETURN version {.id, .kind, .type, .number, .date, .license, .access, .pids, .urls}
    ORDER BY version.kind, version.number, version.id
  } AS versions,
  COLLECT {
    MATCH (work)-[link:ABOUT]->(topic:Topic)
    RETURN {scheme: topic.scheme, code: topic.code, label: topic.label, primary: coalesce(link.primary, false)}
    ORDER BY topic.id
  } AS topics
RETURN work.id AS id, label AS label, properties(work) AS properties, authors AS authors, venues AS venues,
  identifiers AS identifiers, versions AS versions, topics AS topics
ORDER BY place, label
