// title: Works that share an identifier and were not merged
MATCH (w:Work)
WHERE w.id > $after AND w.id <= $until
MATCH (w)<-[:DESCRIBES]-(r:Record)-[:HAS_ID]->(i:Identifier)<-[:HAS_ID]-(:Record)-[:DESCRIBES]->(o:Work)
WHERE r.conflict IS NOT NULL AND w.id < o.id AND any(label IN labels(w) WHERE label <> 'Work' AND label IN labels(o))
WITH DISTINCT w, o, r.conflict AS why, i.id AS shared
ORDER BY shared
WITH w, o, min(why) AS why, collect(shared) AS shared
WITH w, o, collect({why: why, shared: shared}) AS rows
OPTIONAL MATCH (w)-[found:MAYBE_SAME]->(o)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:MAYBE_SAME]->(o))
WITH w, o, rows
MATCH (w)-[m:MAYBE_SAME]->(o)
UNWIND rows AS each
WITH w, o, m, each.why AS why, each.shared AS shared
SET m.rule = 'shared identifier, not merged: ' + why,
    m.evidence = ['identifier in common: ' + shared[0]] + [one IN shared[1..10] | 'identifier in common: ' + one],
    m.score = 0.9
