// title: Write works of label OtherProduct
// about: What was derived here stays until it is derived anew.
UNWIND $rows AS row
WITH row.id AS id, collect(row) AS rows
OPTIONAL MATCH (found:OtherProduct {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:OtherProduct {id: id}))
WITH id, rows
MATCH (w:OtherProduct {id: id})
UNWIND rows AS row
WITH w, row, w.cited_by AS cited_by, w.references AS references,
     w.cited_years AS cited_years, w.cited_per_year AS cited_per_year
SET w = row.properties, w:Work
SET w.cited_by = cited_by, w.references = references,
    w.cited_years = cited_years, w.cited_per_year = cited_per_year
