// title: Make the ends of links
// about: An end that no record has described yet waits as an empty record; it is no entity.
UNWIND $ids AS id
MERGE (:Record {id: id})
