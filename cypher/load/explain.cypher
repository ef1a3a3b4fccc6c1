// title: Say by which evidence mentions belong to their people
UNWIND $rows AS row
MATCH (p:Person {id: row.person})-[a:AUTHORED {position: row.position}]->(w:Work)
WHERE w.id = row.work AND row.label IN labels(w)
SET a.evidence = row.evidence
