// title: Take in records
// about: A record is replaced only by a later one of the same id: release, then stamp, then digest decide. Returns those that changed.
UNWIND $rows AS row
MERGE (r:Record {id: row.id})
WITH r, row
WHERE r.rank IS NULL OR row.rank > r.rank
WITH r, row, r.payload IS NULL AS fresh
SET r.rank = row.rank,
    r.source = row.source,
    r.release = row.release,
    r.kind = row.kind,
    r.stamp = row.stamp,
    r.digest = row.digest,
    r.payload = row.payload,
    r.load = row.load,
    r:Dirty
RETURN row.id AS id, fresh AS fresh
