// title: Put versions in order
UNWIND $rows AS row
MATCH (a:Version {id: row.earlier})
MATCH (b:Version {id: row.later})
MERGE (a)-[n:NEXT]->(b)
SET n.sources = row.sources
