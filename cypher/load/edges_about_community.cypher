// title: Say which communities works belong to
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'IsRelatedTo'}]->(:Record)-[:DESCRIBES]->(c:Topic {scheme: 'community'})
WHERE true
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust, s.validated AS validated, s.period AS period
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust, max(period) AS period
MERGE (w)-[x:ABOUT]->(c)
SET x.sources = sources, x.trust = trust, x.origin = 'source', x.year = w.year
