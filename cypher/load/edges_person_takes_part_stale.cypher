// title: Say in which projects a source says that people take part: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Person)
WITH DISTINCT w
MATCH (w)-[x:TAKES_PART]->(c:Project)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'projectParticipation'}]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
