// title: All that is known about one work
// about: Its properties and everything that hangs on it, in one row; long lists are cut and have queries of their own.
// param: work string -- id of the work
// param: label string = '' -- which one, where a paper and a data set share the id
// param: shown int = 100 -- at most this many entries of each collected list
// column: label -- Paper, Dataset, Software or OtherProduct
// column: properties -- all properties of the node
// column: identifiers -- every identifier that leads to it
// column: quoted -- identifiers that a copy merely quotes: shown and found, but they join nothing
// column: authors -- authors in order, as printed on the work
// column: institutions -- institutions of the work, as a source gives them
// column: topics -- topics with scheme and origin
// column: versions -- arXiv versions and copies, with where they are held
// column: venues -- journals and proceedings
// column: holders -- sources that hold or provide the work, where no copy is named
// column: projects -- grants, with who pays
// column: funders -- funders whose grant is not known
// column: related -- works related by name, data and code among them
// column: suggestions -- works that may be the same, with the evidence
// column: citations_by_year -- citing works by year, inside this graph
// column: records -- what each source delivered, as it was read
// column: counts -- how many there are of each list
// example: work=arxiv:2109.07270
// cost: one index look-up and the relationships of one work
MATCH (work:Work {id: $work})
WITH work
ORDER BY CASE WHEN $label IN labels(work) THEN 0 ELSE 1 END, labels(work)
LIMIT 1
WITH work,
  COLLECT {
    MATCH (identifier:Identifier)-[:IDENTIFIES]->(work)
    RETURN identifier.id ORDER BY identifier.id LIMIT $shown
  } AS identifiers,
  COLLECT {
    MATCH (quoted:Identifier)<-[:QUOTES_ID]-(:Record)-[:DESCRIBES]->(work)
    WHERE NOT (quoted)-[:IDENTIFIES]->(work)
    RETURN DISTINCT quoted.id ORDER BY quoted.id LIMIT $shown
  } AS quoted,
  COLLECT {
    MATCH (person:Person)-[link:AUTHORED]->(work)
    RETURN link {.*, id: person.id, person: person.name, identity: person.identity, collective: person.collective}
    ORDER BY link.position, person.id LIMIT $shown
  } AS authors,
  COLLECT {
    MATCH (work)-[link:AFFILIATED]->(institution:Institution)
    RETURN link {.*, id: institution.id, name: institution.name, short: institution.short,
                 country: institution.country, country_name: institution.country_name}
    ORDER BY institution.name, institution.id LIMIT $shown
  } AS institutions,
  COLLECT {
    MATCH (work)-[link:ABOUT]->(topic:Topic)
    RETURN link {.*, id: topic.id, label: topic.label, scheme: topic.scheme, code: topic.code, works: topic.works}
    ORDER BY coalesce(link.primary, false) DESC, topic.scheme, topic.label, topic.id LIMIT $shown
  } AS topics,
  COLLECT {
    MATCH (work)-[:HAS_VERSION]->(version:Version)
    RETURN version {.*,
      hosted_by: COLLECT { MATCH (version)-[:HOSTED_BY]->(source:Source)
                           RETURN {id: source.id, name: source.name} ORDER BY source.name, source.id },
      collected_from: COLLECT { MATCH (version)-[:COLLECTED_FROM]->(source:Source)
                                RETURN {id: source.id, name: source.name} ORDER BY source.name, source.id }}
    ORDER BY version.kind, version.number, version.date, version.id LIMIT $shown
  } AS versions,
  COLLECT {
    MATCH (work)-[link:PUBLISHED_IN]->(venue:Venue)
    RETURN link {.*, id: venue.id, title: venue.title, issns: venue.issns}
    ORDER BY venue.title, venue.id LIMIT $shown
  } AS venues,
  COLLECT {
    MATCH (work)-[link:HOSTED_BY|COLLECTED_FROM]->(source:Source)
    WITH link, source, type(link) AS relation
    RETURN link {.*, relation: relation, id: source.id, name: source.name, type: source.type}
    ORDER BY relation DESC, source.name, source.id LIMIT $shown
  } AS holders,
  COLLECT {
    MATCH (work)-[link:FUNDED_BY]->(project:Project)
    RETURN link {.*, id: project.id, code: project.code, acronym: project.acronym, title: project.title,
      funders: COLLECT { MATCH (funder:Funder)-[:FUNDED]->(project)
                         RETURN {id: funder.id, name: funder.name, short: funder.short} ORDER BY funder.id }}
    ORDER BY project.code, project.id LIMIT $shown
  } AS projects,
  COLLECT {
    MATCH (work)-[link:FUNDED_BY]->(funder:Funder)
    RETURN link {.*, id: funder.id, name: funder.name, short: funder.short} ORDER BY funder.id LIMIT $shown
  } AS funders,
  COLLECT {
    MATCH (work)-[link:RELATED]-(other:Work)
    WITH work, link, other, startNode(link) = work AS outgoing
    RETURN link {.*, outgoing: outgoing, id: other.id, title: other.title,
                 year: other.year, label: [label IN labels(other) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0],
                 code_repository: other.code_repository}
    ORDER BY link.name, other.id LIMIT $shown
  } AS related,
  COLLECT {
    MATCH (work)-[link:MAYBE_SAME]-(other:Work)
    RETURN link {.*, id: other.id, title: other.title, year: other.year, type: other.type,
                 label: [label IN labels(other) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0]}
    ORDER BY link.score DESC, other.id LIMIT $shown
  } AS suggestions,
  COLLECT {
    MATCH (work)<-[:CITES]-(citing:Work)
    WITH citing.year AS year, count(citing) AS citations
    RETURN {year: year, count: citations} ORDER BY year
  } AS citations_by_year,
  COLLECT {
    MATCH (record:Record)-[:DESCRIBES]->(work)
    RETURN {id: record.id, source: record.source, release: record.release, stamp: record.stamp,
            payload: record.payload}
    ORDER BY record.id LIMIT 10
  } AS records
WITH *, {
    identifiers: COUNT { (:Identifier)-[:IDENTIFIES]->(work) },
    authors: COUNT { (:Person)-[:AUTHORED]->(work) },
    institutions: COUNT { (work)-[:AFFILIATED]->(:Institution) },
    topics: COUNT { (work)-[:ABOUT]->(:Topic) },
    versions: COUNT { (work)-[:HAS_VERSION]->(:Version) },
    venues: COUNT { (work)-[:PUBLISHED_IN]->(:Venue) },
    holders: COUNT { (work)-[:HOSTED_BY|COLLECTED_FROM]->(:Source) },
    projects: COUNT { (work)-[:FUNDED_BY]->(:Project) },
    funders: COUNT { (work)-[:FUNDED_BY]->(:Funder) },
    related: COUNT { (work)-[:RELATED]-(:Work) },
    suggestions: COUNT { (work)-[:MAYBE_SAME]-(:Work) },
    references: COUNT { (work)-[:CITES]->(:Work) },
    citations: COUNT { (work)<-[:CITES]-(:Work) },
    records: COUNT { (:Record)-[:DESCRIBES]->(work) }
  } AS counts
RETURN [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  properties(work) AS properties,
  identifiers AS identifiers, quoted AS quoted,
  authors AS authors, institutions AS institutions, topics AS topics,
  versions AS versions, venues AS venues, holders AS holders, projects AS projects, funders AS funders,
  related AS related, suggestions AS suggestions, citations_by_year AS citations_by_year, records AS records,
  counts AS counts
ORDER BY label
