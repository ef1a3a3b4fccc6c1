// title: Write works of label Dataset
// about: What was derived here stays until it is derived anew.
UNWIND $rows AS row
MERGE (w:Dataset {id: row.id})
WITH w, row, w.cited_by AS cited_by, w.references AS references
SET w = row.properties, w:Work
SET w.cited_by = cited_by, w.references = references
