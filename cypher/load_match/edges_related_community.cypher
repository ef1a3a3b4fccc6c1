// title: Say which communities institutions, projects and sources belong to
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Institution|Project|Source)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'IsRelatedTo'}]->(:Record)-[:DESCRIBES]->(c:Topic {scheme: 'community'})
WHERE true
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust, s.validated AS validated, s.period AS period
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust, max(period) AS period
WITH w, c, name, collect({sources: sources, trust: trust}) AS rows
OPTIONAL MATCH (w)-[found:RELATED {name: name}]->(c)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (w)-[:RELATED {name: name}]->(c))
WITH w, c, name, rows
MATCH (w)-[x:RELATED {name: name}]->(c)
UNWIND rows AS each
WITH w, c, name, x, each.sources AS sources, each.trust AS trust
SET x.sources = sources, x.trust = trust
