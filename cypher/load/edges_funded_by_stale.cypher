// title: Say which grants paid for works: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)-[x:FUNDED_BY]->(c:Project|Funder)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'isProducedBy'}]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
