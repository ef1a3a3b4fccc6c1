// title: Forget identifiers that a record no longer quotes
UNWIND $rows AS row
MATCH (r:Record {id: row.record})-[h:QUOTES_ID]->(i:Identifier)
WHERE NOT i.id IN row.weak
DELETE h
SET i:Loose
