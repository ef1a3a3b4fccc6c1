// title: Take in records
// about: A record is replaced only by a later one of the same id: release, then stamp, then digest decide. Returns those that changed, and those that are older than what is there. What was stated before release $floor, that of a complete delivery, is replaced by whatever comes.
UNWIND $rows AS row
WITH row.id AS id, collect(row) AS rows
OPTIONAL MATCH (found:Record {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Record {id: id}))
WITH id, rows
MATCH (r:Record {id: id})
UNWIND rows AS row
WITH r, row,
     r.payload IS NULL AS fresh,
     coalesce(r.rank STARTS WITH '\u001E', false) AS mentioned,
     r.rank IS NULL OR row.rank > r.rank OR split(replace(r.rank, '\u001E', ''), '\u001F')[0] < $floor AS later,
     r.rank > row.rank AND r.digest <> row.digest AS older
FOREACH (_ IN CASE WHEN later THEN [1] ELSE [] END |
  SET r.rank = row.rank,
      r.source = row.source,
      r.release = row.release,
      r.kind = row.kind,
      r.stamp = row.stamp,
      r.digest = row.digest,
      r.payload = row.payload,
      r.load = row.load,
      r:Dirty)
WITH row, fresh, mentioned, later, older
WHERE later OR older
RETURN row.id AS id, fresh AS fresh, mentioned AS mentioned, later AS later
