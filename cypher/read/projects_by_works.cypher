// title: Which projects have most works here?
// about: Projects by linked works, with their funder and the citations of the works inside this graph.
// kind: funding
// see: FUNDED_BY in docs/model.md; project figures as in OpenAIRE's projects_impact
// cost: looks at every project's works; seconds for millions
// example: limit=10
// param: limit int = 25 -- at most this many rows
// column: project -- id of the project
// column: code -- grant number
// column: acronym -- its short name
// column: title -- its title
// column: funder -- id of its funder
// column: works -- works linked to it
// column: citations -- citations of these works inside this graph
MATCH (grant:Project)<-[:FUNDED_BY]-(work:Work)
WITH grant, count(*) AS works, sum(coalesce(work.cited_by, 0)) AS citations
ORDER BY works DESC, grant.id
LIMIT $limit
WITH grant, works, citations,
  COLLECT { MATCH (payer:Funder)-[:FUNDED]->(grant) RETURN payer.id ORDER BY payer.id LIMIT 1 } AS payers
RETURN grant.id AS project, grant.code AS code, grant.acronym AS acronym, grant.title AS title, payers[0] AS funder,
  works AS works, citations AS citations
ORDER BY works DESC, project
