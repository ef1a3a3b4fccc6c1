// title: Take records away from what they no longer describe
UNWIND $rows AS row
MATCH (r:Record {id: row.record})-[d:DESCRIBES]->(e)
WHERE NOT (row.label IN labels(e) AND e.id = row.entity)
DELETE d
SET e:Loose
