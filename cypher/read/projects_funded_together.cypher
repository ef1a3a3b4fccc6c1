// title: Which projects share works?
// about: Pairs of projects that are both named as funding of one work.
// kind: funding
// see: FUNDED_BY in docs/model.md
// cost: looks at every funding link; seconds for millions
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: one_project -- id of a project
// column: one_code -- its grant number
// column: other_project -- id of the other project
// column: other_code -- its grant number
// column: works -- works of both
// column: example_work -- id of the newest of them
MATCH (one:Project)<-[:FUNDED_BY]-(work:Work)-[:FUNDED_BY]->(other:Project)
WHERE one.id < other.id
WITH one, other, work
ORDER BY coalesce(work.year, 0) DESC, work.id
WITH one, other, collect(work.id) AS ids
RETURN one.id AS one_project, one.code AS one_code, other.id AS other_project, other.code AS other_code,
  size(ids) AS works, ids[0] AS example_work
ORDER BY works DESC, one_project, other_project
LIMIT $limit
