// title: Who a work's authors are now
UNWIND $rows AS row
MATCH (w:Work {id: row.work})<-[a:AUTHORED]-(p:Person)
WHERE row.label IN labels(w)
RETURN row.label AS label, row.work AS work, p.id AS person, a.position AS position, a.name_key AS name_key
