// title: Say which record merely quotes which identifier
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (i:Identifier {id: row.id})
WITH DISTINCT r, i
OPTIONAL MATCH (r)-[found:QUOTES_ID]->(i)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (r)-[:QUOTES_ID]->(i))
