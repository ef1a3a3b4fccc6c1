// title: Take identifiers that only a mention carried away from what they led to
// about: Of records proper an identifier once known stays known. A mention that a record replaces leaves nothing behind, so that the order in which the two came makes no difference.
UNWIND $rows AS row
MATCH (:Record {id: row.record})-[:HAS_ID]->(i:Identifier)-[x:IDENTIFIES]->()
WHERE NOT i.id IN row.strong
DELETE x
