// title: Take away topics that a work no longer has
UNWIND $rows AS row
MATCH (w:Work {id: row.work})-[a:ABOUT]->(t:Topic)
WHERE row.label IN labels(w) AND t.scheme <> 'community' AND NOT t.id IN row.topics
DELETE a
SET t:Loose
