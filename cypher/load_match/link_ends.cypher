// title: Make the ends of links
// about: An end that no record has described yet waits as an empty record; it is no entity.
UNWIND $ids AS id
WITH DISTINCT id
OPTIONAL MATCH (found:Record {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Record {id: id}))
