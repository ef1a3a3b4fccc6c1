// title: Mark records as brought together
UNWIND $rows AS row
MATCH (r:Record {id: row.id})
SET r.conflict = row.conflict
REMOVE r:Dirty
