// title: Write communities as topics
UNWIND $rows AS row
WITH row.id AS id, collect(row) AS rows
OPTIONAL MATCH (found:Topic {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Topic {id: id}))
WITH id, rows
MATCH (e:Topic {id: id})
UNWIND rows AS row
WITH e, row, e.works AS works
SET e = row.properties
SET e.works = works
