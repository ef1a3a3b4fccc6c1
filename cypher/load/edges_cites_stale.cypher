// title: Say what works cite: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)-[x:CITES]->(c:Work)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'Cites'}]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
