// title: Say which institutions take part in projects: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Project)
WITH DISTINCT w
MATCH (c:Institution)-[x:TAKES_PART]->(w)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'hasParticipant'}]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
