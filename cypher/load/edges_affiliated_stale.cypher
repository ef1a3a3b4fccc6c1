// title: Say which institutions works come from: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)-[x:AFFILIATED]->(c:Institution)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'hasAuthorInstitution'}]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
