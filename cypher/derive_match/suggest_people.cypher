// title: People who may be the same by a variant of their name
// about: Same last part and same first letter of the name and a co-author in common, and never authors of one paper together. Needs the co-authors derived.
MATCH (p:Person)
WHERE p.id > $after AND p.id <= $until AND COUNT { (p)-[:COAUTHOR]-() } <= 500
MATCH (p)-[:COAUTHOR]-(c:Person)-[:COAUTHOR]-(q:Person)
WHERE p.id < q.id
  AND last(split(p.name_key, ' ')) = last(split(q.name_key, ' '))
  AND left(p.name_key, 1) = left(q.name_key, 1)
  AND NOT (p)-[:COAUTHOR]-(q)
WITH DISTINCT p, q, c.name AS name
ORDER BY name
WITH p, q, collect(name) AS shared
WITH p, q, collect({shared: shared}) AS rows
OPTIONAL MATCH (p)-[found:MAYBE_SAME]->(q)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (p)-[:MAYBE_SAME]->(q))
WITH p, q, rows
MATCH (p)-[m:MAYBE_SAME]->(q)
UNWIND rows AS each
WITH p, q, m, each.shared AS shared
SET m.rule = CASE WHEN p.name_key = q.name_key THEN 'same name, shared co-author' ELSE 'name variant, shared co-author' END,
    m.evidence = [one IN shared[..10] | 'co-author in common: ' + one],
    m.score = round(1 - 1.0 / (1 + size(shared)), 4)
