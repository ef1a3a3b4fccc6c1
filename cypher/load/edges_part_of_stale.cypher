// title: Say which institutions are part of which: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Institution)
WITH DISTINCT w
MATCH (w)-[x:PART_OF]->(c:Institution)
WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'IsChildOf'}]->(:Record)-[:DESCRIBES]->(c) }
DELETE x
