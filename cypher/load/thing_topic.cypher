// title: Write communities as topics
UNWIND $rows AS row
MERGE (e:Topic {id: row.id})
WITH e, row, e.works AS works
SET e = row.properties
SET e.works = works
