// title: Give mentions to the people they belong to
UNWIND $rows AS row
MATCH (p:Person {id: row.old})-[a:AUTHORED {position: row.position}]->(w:Work)
WHERE w.id = row.work AND row.label IN labels(w)
MATCH (q:Person {id: row.new})
WITH q, w, row.position AS position, collect({row: row, a: a}) AS rows
OPTIONAL MATCH (q)-[found:AUTHORED {position: position}]->(w)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (q)-[:AUTHORED {position: position}]->(w))
WITH q, w, position, rows
MATCH (q)-[b:AUTHORED {position: position}]->(w)
UNWIND rows AS each
WITH q, w, position, b, each.row AS row, each.a AS a
SET b = properties(a)
SET b.evidence = row.evidence
DELETE a
