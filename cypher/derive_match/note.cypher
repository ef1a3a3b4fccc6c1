// title: Note what was derived, and from which state of the graph
WITH DISTINCT $name AS id
OPTIONAL MATCH (found:Derivation {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Derivation {id: id}))
WITH id
MATCH (d:Derivation {id: id})
SET d.finished = $now, d.made_from = $state
