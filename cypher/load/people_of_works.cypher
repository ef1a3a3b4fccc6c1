// title: Look again at the people of works whose citations or institutions changed
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)<-[:AUTHORED]-(p:Person)
SET p:Dirty
