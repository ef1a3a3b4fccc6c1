// title: Make people for groups of mentions
UNWIND $ids AS id
MERGE (:Person {id: id})
