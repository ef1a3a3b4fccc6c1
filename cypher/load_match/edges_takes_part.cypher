// title: Say which institutions take part in projects
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Project)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'hasParticipant'}]->(:Record)-[:DESCRIBES]->(c:Institution)
WHERE c <> w
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust, s.validated AS validated, s.period AS period
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust, max(period) AS period
WITH c, w, collect({sources: sources, trust: trust}) AS rows
OPTIONAL MATCH (c)-[found:TAKES_PART]->(w)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (c)-[:TAKES_PART]->(w))
WITH c, w, rows
MATCH (c)-[x:TAKES_PART]->(w)
UNWIND rows AS each
WITH c, w, x, each.sources AS sources, each.trust AS trust
SET x.sources = sources, x.trust = trust
