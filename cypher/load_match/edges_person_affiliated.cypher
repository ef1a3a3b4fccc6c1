// title: Say where a source says that people work
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Person)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'authorAffiliation'}]->(:Record)-[:DESCRIBES]->(c:Institution)
WHERE c <> w
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust, s.validated AS validated, s.period AS period
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust, max(period) AS period
WITH w, c, collect({sources: sources, trust: trust, period: period}) AS rows
OPTIONAL MATCH (w)-[found:AFFILIATED]->(c)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:AFFILIATED]->(c))
WITH w, c, rows
MATCH (w)-[x:AFFILIATED]->(c)
UNWIND rows AS each
WITH w, c, x, each.sources AS sources, each.trust AS trust, each.period AS period
SET x.sources = sources, x.trust = trust, x.period = period
