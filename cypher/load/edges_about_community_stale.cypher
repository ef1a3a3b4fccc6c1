// title: Say which communities works belong to: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)-[x:ABOUT]->(c:Topic {scheme: 'community'})
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
