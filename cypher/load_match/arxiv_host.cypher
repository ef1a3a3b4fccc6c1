// title: Say that arXiv holds its own versions
UNWIND $rows AS row
MATCH (v:Version {id: row.id})
WITH 'arxiv' AS id, collect({row: row, v: v}) AS rows
OPTIONAL MATCH (found:Source {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (s:Source {id: id})
  SET s.name = 'arXiv')
WITH id, rows
MATCH (s:Source {id: id})
UNWIND rows AS each
WITH id, s, each.row AS row, each.v AS v
WITH v, s, collect(row) AS rows
OPTIONAL MATCH (v)-[found:HOSTED_BY]->(s)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (v)-[:HOSTED_BY]->(s))
WITH v, s, rows
MATCH (v)-[h:HOSTED_BY]->(s)
UNWIND rows AS row
SET h.sources = row.sources
