// title: Write versions
UNWIND $rows AS row
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
MERGE (v:Version {id: row.version.id})
SET v = row.version
MERGE (w)-[h:HAS_VERSION]->(v)
SET h.sources = row.version.sources
