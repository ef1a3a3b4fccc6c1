// title: Give mentions to the people they belong to
UNWIND $rows AS row
MATCH (p:Person {id: row.old})-[a:AUTHORED {position: row.position}]->(w:Work)
WHERE w.id = row.work AND row.label IN labels(w)
MATCH (q:Person {id: row.new})
MERGE (q)-[b:AUTHORED {position: row.position}]->(w)
SET b = properties(a)
SET b.evidence = row.evidence
DELETE a
