// title: Take identifiers of these records away from entities that they no longer lead to
UNWIND $ids AS id
MATCH (:Record {id: id})-[:HAS_ID]->(i:Identifier)
WITH DISTINCT i
MATCH (i)<-[:HAS_ID]-(r:Record)-[:DESCRIBES]->(e)
WITH i, e,
     CASE r.kind WHEN 'paper' THEN 0 WHEN 'dataset' THEN 1 WHEN 'software' THEN 2 WHEN 'other' THEN 3 ELSE 4 END AS kind
ORDER BY kind, e.id
WITH i, head(collect(e)) AS owner
MATCH (i)-[x:IDENTIFIES]->(other)
WHERE other <> owner
DELETE x
