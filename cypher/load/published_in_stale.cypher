// title: Take away the venue that a work no longer has
UNWIND $rows AS row
MATCH (w:Work {id: row.work})-[p:PUBLISHED_IN]->(v:Venue)
WHERE row.label IN labels(w) AND (row.venue IS NULL OR v.id <> row.venue)
DELETE p
SET v:Loose
