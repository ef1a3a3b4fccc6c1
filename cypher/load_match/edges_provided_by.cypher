// title: Say which institutions run which sources
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Source)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'isProvidedBy'}]->(:Record)-[:DESCRIBES]->(c:Institution)
WHERE c <> w
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust, s.validated AS validated, s.period AS period
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust, max(period) AS period
WITH w, c, collect({sources: sources, trust: trust}) AS rows
OPTIONAL MATCH (w)-[found:PROVIDED_BY]->(c)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:PROVIDED_BY]->(c))
WITH w, c, rows
MATCH (w)-[x:PROVIDED_BY]->(c)
UNWIND rows AS each
WITH w, c, x, each.sources AS sources, each.trust AS trust
SET x.sources = sources, x.trust = trust
