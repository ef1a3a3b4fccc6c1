// title: All that is known about one project
// about: A grant: who pays, who takes part, works per year, in one row.
// param: project string -- id of the project
// param: shown int = 25 -- at most this many entries of each collected list
// column: properties -- all properties of the node
// column: identifiers -- every identifier that leads to it
// column: funders -- who pays, from which stream
// column: participants -- institutions that take part
// column: years -- works per year; works without a year are counted under an empty year
// column: counts -- how many there are of each list
// example: project=oaire:corda__h2020::45ea1cbee9603fc863e712068dc67bc1
MATCH (project:Project {id: $project})
WITH project,
  COLLECT {
    MATCH (identifier:Identifier)-[:IDENTIFIES]->(project)
    RETURN identifier.id ORDER BY identifier.id LIMIT $shown
  } AS identifiers,
  COLLECT {
    MATCH (funder:Funder)-[link:FUNDED]->(project)
    RETURN link {.*, id: funder.id, name: funder.name, short: funder.short, jurisdiction: funder.jurisdiction}
    ORDER BY funder.name, funder.id LIMIT $shown
  } AS funders,
  COLLECT {
    MATCH (institution:Institution)-[link:TAKES_PART]->(project)
    RETURN link {.*, id: institution.id, name: institution.name, country_name: institution.country_name}
    ORDER BY institution.name, institution.id LIMIT $shown
  } AS participants,
  COLLECT {
    MATCH (work:Work)-[:FUNDED_BY]->(project)
    WITH work.year AS year, count(*) AS works
    RETURN {year: year, count: works} ORDER BY year
  } AS years
WITH *, {
    identifiers: COUNT { (:Identifier)-[:IDENTIFIES]->(project) },
    works: COUNT { (:Work)-[:FUNDED_BY]->(project) },
    funders: COUNT { (:Funder)-[:FUNDED]->(project) },
    participants: COUNT { (:Institution)-[:TAKES_PART]->(project) },
    records: COUNT { (:Record)-[:DESCRIBES]->(project) }
  } AS counts
RETURN properties(project) AS properties, identifiers AS identifiers, funders AS funders,
  participants AS participants, years AS years, counts AS counts
