// title: Take identifiers that only a mention carried away from what they led to
// about: Of records proper an identifier once known stays known. A mention that a record replaces leaves nothing behind, so that the order in which the two came makes no difference. Returns the identifiers.
UNWIND $rows AS row
MATCH (:Record {id: row.record})-[:HAS_ID]->(i:Identifier)
WHERE NOT i.id IN row.strong
OPTIONAL MATCH (i)-[x:IDENTIFIES]->()
DELETE x
RETURN DISTINCT i.id AS id
