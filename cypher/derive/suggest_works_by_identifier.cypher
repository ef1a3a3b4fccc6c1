// title: Works that share an identifier and were not merged
MATCH (w:Work)
WHERE w.id > $after AND w.id <= $until
MATCH (w)<-[:DESCRIBES]-(r:Record)-[:HAS_ID]->(i:Identifier)<-[:HAS_ID]-(:Record)-[:DESCRIBES]->(o:Work)
WHERE r.conflict IS NOT NULL AND w.id < o.id AND any(label IN labels(w) WHERE label <> 'Work' AND label IN labels(o))
WITH DISTINCT w, o, r.conflict AS why, i.id AS shared
ORDER BY shared
WITH w, o, min(why) AS why, collect(shared) AS shared
MERGE (w)-[m:MAYBE_SAME]->(o)
SET m.rule = 'shared identifier, not merged: ' + why,
    m.evidence = ['identifier in common: ' + shared[0]] + [one IN shared[1..10] | 'identifier in common: ' + one],
    m.score = 0.9
