// title: All that is known about one source
// about: A repository, journal platform or aggregator: who provides it, and how much it holds.
// param: source string -- id of the source
// param: shown int = 25 -- at most this many entries of each collected list
// column: properties -- all properties of the node
// column: identifiers -- every identifier that leads to it
// column: providers -- institutions that provide it
// column: types -- works it hosts or provides by type
// column: counts -- how many there are of each list
// example: source=arxiv
// cost: reads all works of the source
MATCH (source:Source {id: $source})
WITH source,
  COLLECT {
    MATCH (identifier:Identifier)-[:IDENTIFIES]->(source)
    RETURN identifier.id ORDER BY identifier.id LIMIT $shown
  } AS identifiers,
  COLLECT {
    MATCH (source)-[link:PROVIDED_BY]->(institution:Institution)
    RETURN link {.*, id: institution.id, name: institution.name} ORDER BY institution.name, institution.id LIMIT $shown
  } AS providers,
  COLLECT {
    MATCH (source)<-[link:HOSTED_BY|COLLECTED_FROM]-(work:Work)
    WITH type(link) AS relation, work.type AS type, count(DISTINCT work) AS works
    RETURN {relation: relation, type: type, works: works} ORDER BY relation, works DESC, type LIMIT $shown
  } AS types
WITH *, {
    identifiers: COUNT { (:Identifier)-[:IDENTIFIES]->(source) },
    providers: COUNT { (source)-[:PROVIDED_BY]->(:Institution) },
    hosted: COUNT { MATCH (source)<-[:HOSTED_BY]-(work:Work) RETURN DISTINCT work },
    provided: COUNT { MATCH (source)<-[:COLLECTED_FROM]-(work:Work) RETURN DISTINCT work },
    hosted_versions: COUNT { (source)<-[:HOSTED_BY]-(:Version) },
    collected_versions: COUNT { (source)<-[:COLLECTED_FROM]-(:Version) },
    copies: COUNT { MATCH (source)<-[:HOSTED_BY|COLLECTED_FROM]-(version:Version) RETURN DISTINCT version },
    records: COUNT { (:Record)-[:DESCRIBES]->(source) }
  } AS counts
RETURN properties(source) AS properties, identifiers AS identifiers, providers AS providers, types AS types,
  counts AS counts
