// title: Say in which projects a source says that people take part
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Person)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'projectParticipation'}]->(:Record)-[:DESCRIBES]->(c:Project)
WHERE c <> w
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust, s.validated AS validated, s.period AS period
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust, max(period) AS period
WITH w, c, collect({sources: sources, trust: trust}) AS rows
OPTIONAL MATCH (w)-[found:TAKES_PART]->(c)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:TAKES_PART]->(c))
WITH w, c, rows
MATCH (w)-[x:TAKES_PART]->(c)
UNWIND rows AS each
WITH w, c, x, each.sources AS sources, each.trust AS trust
SET x.sources = sources, x.trust = trust
