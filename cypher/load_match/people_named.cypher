// title: Make people for groups of mentions
UNWIND $ids AS id
WITH DISTINCT id
OPTIONAL MATCH (found:Person {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Person {id: id}))
