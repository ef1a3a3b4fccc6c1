// title: Forget links that a changed record no longer holds itself
UNWIND $rows AS row
MATCH (r:Record {id: row.record})-[s:STATES]->(t:Record)
WHERE s.embedded AND NOT (s.name + ' ' + t.id) IN row.links
DELETE s
SET r:Restated
