// title: Say where a source says that people work: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Person)
WITH DISTINCT w
MATCH (w)-[x:AFFILIATED]->(c:Institution)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'authorAffiliation'}]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
