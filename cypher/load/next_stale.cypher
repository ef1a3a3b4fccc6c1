// title: Forget the order of a work's versions before it is said anew
UNWIND $rows AS row
MATCH (w:Work {id: row.work})-[:HAS_VERSION]->(:Version)-[n:NEXT]->(:Version)
WHERE row.label IN labels(w)
DELETE n
