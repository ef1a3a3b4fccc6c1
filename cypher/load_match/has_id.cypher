// title: Say which record carries which identifier of its own
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (i:Identifier {id: row.id})
WITH DISTINCT r, i
OPTIONAL MATCH (r)-[found:HAS_ID]->(i)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (r)-[:HAS_ID]->(i))
