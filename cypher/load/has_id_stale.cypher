// title: Forget identifiers that a record no longer carries
// about: Everything that was one thing with it by then is looked at again.
UNWIND $rows AS row
MATCH (r:Record {id: row.record})-[h:HAS_ID]->(i:Identifier)
WHERE NOT i.id IN row.strong
DELETE h
SET i:Loose
WITH DISTINCT i
MATCH (i)<-[:HAS_ID]-(o:Record)
SET o:Dirty
