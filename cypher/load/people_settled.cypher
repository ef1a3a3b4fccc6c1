// title: Mark people as told apart
UNWIND $ids AS id
MATCH (p:Person {id: id})
REMOVE p:Dirty
