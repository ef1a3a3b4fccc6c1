// title: Say which communities institutions, projects and sources belong to: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Institution|Project|Source)
WITH DISTINCT w
MATCH (w)-[x:RELATED]->(c:Topic)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
