// title: Works that may be the same by their title
// about: Same title key of at least 20 characters and an author's name in common (or no authors at all on one side); never merged by it.
MATCH (w:Work)
WHERE w.id > $after AND w.id <= $until AND size(w.title_key) >= 20
MATCH (o:Work {title_key: w.title_key})
WHERE w.id < o.id AND any(label IN labels(w) WHERE label <> 'Work' AND label IN labels(o))
WITH w, o,
     COLLECT { MATCH (w)<-[a:AUTHORED]-(:Person) RETURN DISTINCT a.name_key } AS ours,
     COLLECT { MATCH (o)<-[a:AUTHORED]-(:Person) RETURN DISTINCT a.name_key } AS theirs
WITH w, o, ours, theirs, [name IN ours WHERE name IN theirs | name] AS shared
WHERE shared <> [] OR ours = [] OR theirs = []
WITH w, o, shared, CASE WHEN size(ours) < size(theirs) THEN size(ours) ELSE size(theirs) END AS fewer
WITH w, o, fewer, COLLECT { UNWIND shared AS name RETURN name ORDER BY name LIMIT 10 } AS shared, size(shared) AS found
WITH w, o, collect({fewer: fewer, shared: shared, found: found}) AS rows
OPTIONAL MATCH (w)-[found:MAYBE_SAME]->(o)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:MAYBE_SAME]->(o))
WITH w, o, rows
MATCH (w)-[m:MAYBE_SAME]->(o)
UNWIND rows AS each
WITH w, o, m, each.fewer AS fewer, each.shared AS shared, each.found AS found
SET m.rule = 'same title',
    m.evidence = [name IN shared | 'author in common: ' + name],
    m.score = CASE WHEN fewer = 0 THEN 0.5 ELSE round(0.5 + 0.5 * found / fewer, 4) END
