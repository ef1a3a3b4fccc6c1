// title: Put topics below broader ones
UNWIND $rows AS row
MATCH (t:Topic {id: row.id})
MATCH (b:Topic {id: row.broader})
WITH DISTINCT t, b
OPTIONAL MATCH (t)-[found:BROADER]->(b)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (t)-[:BROADER]->(b))
