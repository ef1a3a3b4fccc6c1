// title: Say where works were published
UNWIND $rows AS row
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
MATCH (v:Venue {id: row.venue})
MERGE (w)-[p:PUBLISHED_IN]->(v)
SET p = row.properties
