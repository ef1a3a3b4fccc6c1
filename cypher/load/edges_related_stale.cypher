// title: Say how works are related otherwise: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)-[x:RELATED]->(c:Work)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[s:STATES]->(:Record)-[:DESCRIBES]->(c) WHERE s.name = x.name }
DELETE x
