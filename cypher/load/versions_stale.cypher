// title: Take away versions that a work no longer has
UNWIND $rows AS row
MATCH (w:Work {id: row.work})-[h:HAS_VERSION]->(v:Version)
WHERE row.label IN labels(w) AND NOT v.id IN row.versions
DELETE h
SET v:Loose
