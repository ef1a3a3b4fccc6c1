// title: Put versions in order
UNWIND $rows AS row
MATCH (a:Version {id: row.earlier})
MATCH (b:Version {id: row.later})
WITH a, b, collect(row) AS rows
OPTIONAL MATCH (a)-[found:NEXT]->(b)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (a)-[:NEXT]->(b))
WITH a, b, rows
MATCH (a)-[n:NEXT]->(b)
UNWIND rows AS row
SET n.sources = row.sources
