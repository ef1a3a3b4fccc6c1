// title: Write nodes of label Project
// about: What was derived here stays until it is derived anew.
UNWIND $rows AS row
WITH row.id AS id, collect(row) AS rows
OPTIONAL MATCH (found:Project {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Project {id: id}))
WITH id, rows
MATCH (e:Project {id: id})
UNWIND rows AS row
WITH e, row, e.works AS works
SET e = row.properties
SET e.works = works
