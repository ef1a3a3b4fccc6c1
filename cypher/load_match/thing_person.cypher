// title: Make people that a source knows
UNWIND $rows AS row
WITH DISTINCT row.id AS id
OPTIONAL MATCH (found:Person {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Person {id: id}))
WITH id
MATCH (e:Person {id: id})
SET e:Dirty
