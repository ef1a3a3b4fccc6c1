// title: Who funded most of these works?
// about: Works linked to projects of a funder or to the funder itself; a work with two projects of one funder counts once.
// kind: funding
// see: FUNDED_BY and FUNDED in docs/model.md
// cost: looks at every funding link; seconds for millions
// example: limit=10
// param: limit int = 25 -- at most this many rows
// column: funder -- id of the funder
// column: name -- its name
// column: works -- works it funded
// column: projects -- its projects with works here
// column: citations -- citations of these works inside this graph
// column: open -- works with an open copy
MATCH (payer:Funder)
CALL (payer) {
  MATCH (payer)-[:FUNDED]->(grant:Project)<-[:FUNDED_BY]-(work:Work) RETURN work, grant
  UNION
  MATCH (payer)<-[:FUNDED_BY]-(work:Work) RETURN work, null AS grant
}
WITH payer, collect(DISTINCT work) AS works, count(DISTINCT grant) AS projects
RETURN payer.id AS funder, payer.name AS name, size(works) AS works, projects AS projects,
  reduce(sum = 0, work IN works | sum + coalesce(work.cited_by, 0)) AS citations,
  size([work IN works WHERE work.access IN ['OPEN', 'OPEN SOURCE']]) AS open
ORDER BY works DESC, funder
LIMIT $limit
