// title: Say which sources hold copies of works
// about: At the copy where the copy itself names its source, else at the work, of which alone the source says it.
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'isHostedBy'}]->(t:Record)-[:DESCRIBES]->(c:Source)
WITH w, t, c, s.delivery AS source
ORDER BY source
WITH w, t, c, collect(DISTINCT source) AS sources,
     COLLECT { MATCH (w)-[:HAS_VERSION]->(v:Version {kind: 'copy'}) WHERE v.hosted_by = t.id RETURN v } AS copies
UNWIND CASE WHEN copies = [] THEN [w] ELSE copies END AS held
UNWIND sources AS source
WITH held, c, source
ORDER BY source
WITH held, c, collect(DISTINCT source) AS sources
WITH held, c, collect({sources: sources}) AS rows
OPTIONAL MATCH (held)-[found:HOSTED_BY]->(c)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (held)-[:HOSTED_BY]->(c))
WITH held, c, rows
MATCH (held)-[x:HOSTED_BY]->(c)
UNWIND rows AS each
WITH held, c, x, each.sources AS sources
SET x.sources = sources
