// title: Say what works are about
UNWIND $rows AS row
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
MATCH (t:Topic {id: row.topic})
MERGE (w)-[a:ABOUT]->(t)
SET a = row.properties
