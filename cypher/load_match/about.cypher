// title: Say what works are about
UNWIND $rows AS row
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
MATCH (t:Topic {id: row.topic})
WITH w, t, collect(row) AS rows
OPTIONAL MATCH (w)-[found:ABOUT]->(t)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:ABOUT]->(t))
WITH w, t, rows
MATCH (w)-[a:ABOUT]->(t)
UNWIND rows AS row
SET a = row.properties
