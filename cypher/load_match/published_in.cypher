// title: Say where works were published
UNWIND $rows AS row
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
MATCH (v:Venue {id: row.venue})
WITH w, v, collect(row) AS rows
OPTIONAL MATCH (w)-[found:PUBLISHED_IN]->(v)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:PUBLISHED_IN]->(v))
WITH w, v, rows
MATCH (w)-[p:PUBLISHED_IN]->(v)
UNWIND rows AS row
SET p = row.properties
