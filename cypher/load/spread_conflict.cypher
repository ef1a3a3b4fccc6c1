// title: Look again at neighbours that still think otherwise of a conflict
UNWIND $rows AS row
MATCH (:Record {id: row.id})-[:HAS_ID]->(:Identifier)<-[:HAS_ID]-(o:Record {kind: row.kind})
WHERE (o.conflict IS NULL) <> (row.conflict IS NULL)
SET o:Dirty
