// title: Write nodes of label Institution
// about: What was derived here stays until it is derived anew.
UNWIND $rows AS row
MERGE (e:Institution {id: row.id})
WITH e, row, e.works AS works
SET e = row.properties
SET e.works = works
