// title: Say which records describe which Project
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Project {id: row.entity})
WITH DISTINCT r, e
OPTIONAL MATCH (r)-[found:DESCRIBES]->(e)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (r)-[:DESCRIBES]->(e))
