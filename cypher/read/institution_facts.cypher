// title: All that is known about one institution
// about: Properties, works per year, topics, parents and parts, projects, in one row.
// param: institution string -- id of the institution
// param: shown int = 25 -- at most this many entries of each collected list
// column: properties -- all properties of the node
// column: identifiers -- every identifier that leads to it
// column: years -- works per year; works without a year are counted under an empty year
// column: topics -- topics of the works, by number of works
// column: parents -- institutions it is part of
// column: parts -- institutions that are part of it
// column: projects -- projects it takes part in
// column: provided -- sources it provides
// column: suggestions -- institutions that may be the same, with the evidence
// column: counts -- how many there are of each list
// example: institution=ror:02jx3x895
// cost: reads all works of the institution
MATCH (institution:Institution {id: $institution})
WITH institution,
  COLLECT {
    MATCH (identifier:Identifier)-[:IDENTIFIES]->(institution)
    RETURN identifier.id ORDER BY identifier.id LIMIT $shown
  } AS identifiers,
  COLLECT {
    MATCH (institution)<-[link:AFFILIATED]-(:Work)
    WITH link.year AS year, count(*) AS works
    RETURN {year: year, count: works} ORDER BY year
  } AS years,
  COLLECT {
    MATCH (institution)<-[:AFFILIATED]-(work:Work)-[:ABOUT]->(topic:Topic)
    WITH topic, count(DISTINCT work) AS works
    RETURN {id: topic.id, label: topic.label, scheme: topic.scheme, code: topic.code, works: works}
    ORDER BY works DESC, topic.scheme, topic.id LIMIT $shown
  } AS topics,
  COLLECT {
    MATCH (institution)-[link:PART_OF]->(other:Institution)
    RETURN link {.*, id: other.id, name: other.name} ORDER BY other.name, other.id LIMIT $shown
  } AS parents,
  COLLECT {
    MATCH (institution)<-[link:PART_OF]-(other:Institution)
    RETURN link {.*, id: other.id, name: other.name} ORDER BY other.name, other.id LIMIT $shown
  } AS parts,
  COLLECT {
    MATCH (institution)-[link:TAKES_PART]->(project:Project)
    RETURN link {.*, id: project.id, code: project.code, acronym: project.acronym, title: project.title}
    ORDER BY project.code, project.id LIMIT $shown
  } AS projects,
  COLLECT {
    MATCH (institution)<-[link:PROVIDED_BY]-(source:Source)
    RETURN link {.*, id: source.id, name: source.name} ORDER BY source.name, source.id LIMIT $shown
  } AS provided,
  COLLECT {
    MATCH (institution)-[link:MAYBE_SAME]-(other:Institution)
    RETURN link {.*, id: other.id, name: other.name} ORDER BY link.score DESC, other.id LIMIT $shown
  } AS suggestions
WITH *, {
    identifiers: COUNT { (:Identifier)-[:IDENTIFIES]->(institution) },
    works: COUNT { (institution)<-[:AFFILIATED]-(:Work) },
    people: COUNT {
      MATCH (institution)<-[:AFFILIATED]-(:Work)<-[:AUTHORED]-(person:Person) RETURN DISTINCT person },
    members: COUNT { (institution)<-[:AFFILIATED]-(:Person) },
    partners: COUNT { (institution)-[:COLLABORATES]-(:Institution) },
    topics: COUNT { MATCH (institution)<-[:AFFILIATED]-(:Work)-[:ABOUT]->(topic:Topic) RETURN DISTINCT topic },
    parents: COUNT { (institution)-[:PART_OF]->(:Institution) },
    parts: COUNT { (institution)<-[:PART_OF]-(:Institution) },
    projects: COUNT { (institution)-[:TAKES_PART]->(:Project) },
    provided: COUNT { (institution)<-[:PROVIDED_BY]-(:Source) },
    suggestions: COUNT { (institution)-[:MAYBE_SAME]-(:Institution) },
    records: COUNT { (:Record)-[:DESCRIBES]->(institution) }
  } AS counts
RETURN properties(institution) AS properties, identifiers AS identifiers, years AS years, topics AS topics,
  parents AS parents, parts AS parts, projects AS projects, provided AS provided,
  suggestions AS suggestions, counts AS counts
