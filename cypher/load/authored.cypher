// title: Say who wrote what
UNWIND $rows AS row
MATCH (p:Person {id: row.person})
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
MERGE (p)-[a:AUTHORED {position: row.properties.position}]->(w)
SET a = row.properties
