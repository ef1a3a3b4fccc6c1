// title: Make people for mentions
UNWIND $ids AS id
WITH DISTINCT id
OPTIONAL MATCH (found:Person {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Person {id: id}))
WITH id
MATCH (p:Person {id: id})
SET p:Dirty
