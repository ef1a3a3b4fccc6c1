// title: Note what was derived, and from which state of the graph
MERGE (d:Derivation {id: $name})
SET d.finished = $now, d.made_from = $state
