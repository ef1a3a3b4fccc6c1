// title: Say which institutions run which sources: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Source)
WITH DISTINCT w
MATCH (w)-[x:PROVIDED_BY]->(c:Institution)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'isProvidedBy'}]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
