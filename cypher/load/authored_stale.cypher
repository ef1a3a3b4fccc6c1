// title: Take away authorships that no source states any more
UNWIND $rows AS row
MATCH (p:Person {id: row.person})-[a:AUTHORED {position: row.position}]->(w:Work)
WHERE w.id = row.work AND row.label IN labels(w)
DELETE a
SET p:Dirty
