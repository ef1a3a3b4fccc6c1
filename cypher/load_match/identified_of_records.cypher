// title: Let each identifier of these records lead to one entity
// about: Where works of two kinds share an identifier, the paper has it, then the data set, the software, the rest; then the lowest key.
UNWIND $ids AS id
MATCH (:Record {id: id})-[:HAS_ID]->(i:Identifier)
WITH DISTINCT i
MATCH (i)<-[:HAS_ID]-(r:Record)-[:DESCRIBES]->(e)
WITH i, e,
     CASE r.kind WHEN 'paper' THEN 0 WHEN 'dataset' THEN 1 WHEN 'software' THEN 2 WHEN 'other' THEN 3 ELSE 4 END AS kind
ORDER BY kind, e.id
WITH i, head(collect(e)) AS owner
WITH DISTINCT i, owner
OPTIONAL MATCH (i)-[found:IDENTIFIES]->(owner)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (i)-[:IDENTIFIES]->(owner))
