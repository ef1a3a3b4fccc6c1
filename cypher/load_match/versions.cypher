// title: Write versions
UNWIND $rows AS row
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
WITH row.version.id AS id, collect({row: row, w: w}) AS rows
OPTIONAL MATCH (found:Version {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Version {id: id}))
WITH id, rows
MATCH (v:Version {id: id})
UNWIND rows AS each
WITH id, v, each.row AS row, each.w AS w
SET v = row.version
WITH w, v, collect(row) AS rows
OPTIONAL MATCH (w)-[found:HAS_VERSION]->(v)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:HAS_VERSION]->(v))
WITH w, v, rows
MATCH (w)-[h:HAS_VERSION]->(v)
UNWIND rows AS row
SET h.sources = row.version.sources
