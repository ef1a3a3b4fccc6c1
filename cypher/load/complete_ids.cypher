// title: Take identifiers away from records that go, and from what they led to where nothing else carries them
UNWIND $ids AS id
MATCH (:Record {id: id})-[h:HAS_ID|QUOTES_ID]->(i:Identifier)
DELETE h
SET i:Loose
WITH DISTINCT i
MATCH (i)-[x:IDENTIFIES]->()
WHERE NOT (i)<-[:HAS_ID]-()
DELETE x
