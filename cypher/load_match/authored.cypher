// title: Say who wrote what
UNWIND $rows AS row
MATCH (p:Person {id: row.person})
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
WITH p, w, row.properties.position AS position, collect(row) AS rows
OPTIONAL MATCH (p)-[found:AUTHORED {position: position}]->(w)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (p)-[:AUTHORED {position: position}]->(w))
WITH p, w, position, rows
MATCH (p)-[a:AUTHORED {position: position}]->(w)
UNWIND rows AS row
SET a = row.properties
