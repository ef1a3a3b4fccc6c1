// title: All that is known about one person
// about: Properties, names as printed, topics, institutions, works per year and others of the same name, in one row.
// param: person string -- id of the person
// param: shown int = 25 -- at most this many entries of each collected list
// column: properties -- all properties of the node
// column: identifiers -- every identifier that leads to the person
// column: names -- names as printed, with the number of works
// column: years -- works per year, and their citations inside this graph; works without a year are counted under an empty year
// column: topics -- topics of the works, by number of works
// column: institutions -- institutions that a source gives to the person
// column: work_institutions -- institutions of the works, where the source does not say whose they are
// column: homonyms -- other people of exactly this name
// column: suggestions -- people who may be the same, with the evidence
// column: counts -- how many there are of each list
// example: person=geran zhao~arxiv:2203.12570
// cost: reads all works of the person
MATCH (person:Person {id: $person})
WITH person,
  COLLECT {
    MATCH (identifier:Identifier)-[:IDENTIFIES]->(person)
    RETURN identifier.id ORDER BY identifier.id LIMIT $shown
  } AS identifiers,
  COLLECT {
    MATCH (person)-[link:AUTHORED]->(work:Work)
    WITH link.name AS name, count(DISTINCT work) AS works, collect(DISTINCT link.homonym) AS homonyms
    RETURN {name: name, works: works, homonyms: homonyms} ORDER BY works DESC, name LIMIT $shown
  } AS names,
  COLLECT {
    MATCH (person)-[:AUTHORED]->(work:Work)
    WITH DISTINCT work
    WITH work.year AS year, count(work) AS works, sum(coalesce(work.cited_by, 0)) AS citations
    RETURN {year: year, count: works, citations: citations} ORDER BY year
  } AS years,
  COLLECT {
    MATCH (person)-[:AUTHORED]->(work:Work)-[:ABOUT]->(topic:Topic)
    WITH topic, count(DISTINCT work) AS works
    RETURN {id: topic.id, label: topic.label, scheme: topic.scheme, code: topic.code, works: works}
    ORDER BY works DESC, topic.scheme, topic.id LIMIT $shown
  } AS topics,
  COLLECT {
    MATCH (person)-[link:AFFILIATED]->(institution:Institution)
    RETURN link {.*, id: institution.id, name: institution.name, country: institution.country,
                 country_name: institution.country_name}
    ORDER BY institution.name, institution.id LIMIT $shown
  } AS institutions,
  COLLECT {
    MATCH (person)-[:AUTHORED]->(work:Work)-[:AFFILIATED]->(institution:Institution)
    WITH institution, count(DISTINCT work) AS works
    RETURN {id: institution.id, name: institution.name, country: institution.country,
            country_name: institution.country_name, works: works}
    ORDER BY works DESC, institution.name, institution.id LIMIT $shown
  } AS work_institutions,
  COLLECT {
    MATCH (other:Person {name_key: person.name_key})
    WHERE other <> person
    RETURN {id: other.id, name: other.name, works: other.works, first_year: other.first_year,
            last_year: other.last_year, identity: other.identity}
    ORDER BY coalesce(other.works, 0) DESC, other.id LIMIT $shown
  } AS homonyms,
  COLLECT {
    MATCH (person)-[link:MAYBE_SAME]-(other:Person)
    RETURN link {.*, id: other.id, name: other.name, works: other.works, first_year: other.first_year,
                 last_year: other.last_year}
    ORDER BY link.score DESC, other.id LIMIT $shown
  } AS suggestions
WITH *, {
    identifiers: COUNT { (:Identifier)-[:IDENTIFIES]->(person) },
    works: COUNT { (person)-[:AUTHORED]->(:Work) },
    collaborators: COUNT { (person)-[:COAUTHOR]-(:Person) },
    topics: COUNT { MATCH (person)-[:AUTHORED]->(:Work)-[:ABOUT]->(topic:Topic) RETURN DISTINCT topic },
    institutions: COUNT { (person)-[:AFFILIATED]->(:Institution) },
    work_institutions: COUNT {
      MATCH (person)-[:AUTHORED]->(:Work)-[:AFFILIATED]->(institution:Institution) RETURN DISTINCT institution },
    names: COUNT { MATCH (person)-[link:AUTHORED]->(:Work) RETURN DISTINCT link.name },
    homonyms: COUNT { MATCH (other:Person {name_key: person.name_key}) WHERE other <> person RETURN other },
    suggestions: COUNT { (person)-[:MAYBE_SAME]-(:Person) },
    projects: COUNT { MATCH (person)-[:AUTHORED]->(:Work)-[:FUNDED_BY]->(project:Project) RETURN DISTINCT project },
    crowded: COUNT { MATCH (person)-[:AUTHORED]->(work:Work) WHERE work.authors > 100 RETURN work },
    alone: COUNT { MATCH (person)-[:AUTHORED]->(work:Work) WHERE work.authors = 1 RETURN work },
    records: COUNT { (:Record)-[:DESCRIBES]->(person) }
  } AS counts
RETURN properties(person) AS properties, identifiers AS identifiers, names AS names, years AS years,
  topics AS topics, institutions AS institutions, work_institutions AS work_institutions,
  homonyms AS homonyms, suggestions AS suggestions, counts AS counts
