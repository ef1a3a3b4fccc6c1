// title: Make people for mentions
UNWIND $ids AS id
MERGE (p:Person {id: id})
SET p:Dirty
