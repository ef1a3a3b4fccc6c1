// title: Write nodes of label Source
// about: What was derived here stays until it is derived anew.
UNWIND $rows AS row
WITH row.id AS id, collect(row) AS rows
OPTIONAL MATCH (found:Source {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Source {id: id}))
WITH id, rows
MATCH (e:Source {id: id})
UNWIND rows AS row
WITH e, row, e.works AS works
SET e = row.properties
SET e.works = works
