// title: Take away people whom nobody mentions any more
UNWIND $ids AS id
MATCH (p:Person {id: id})
WHERE NOT (p)-[:AUTHORED]->() AND NOT (p)<-[:DESCRIBES]-()
DETACH DELETE p
