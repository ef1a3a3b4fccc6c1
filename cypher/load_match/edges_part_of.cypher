// title: Say which institutions are part of which
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Institution)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'IsChildOf'}]->(:Record)-[:DESCRIBES]->(c:Institution)
WHERE c <> w
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust, s.validated AS validated, s.period AS period
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust, max(period) AS period
WITH w, c, collect({sources: sources, trust: trust}) AS rows
OPTIONAL MATCH (w)-[found:PART_OF]->(c)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:PART_OF]->(c))
WITH w, c, rows
MATCH (w)-[x:PART_OF]->(c)
UNWIND rows AS each
WITH w, c, x, each.sources AS sources, each.trust AS trust
SET x.sources = sources, x.trust = trust
