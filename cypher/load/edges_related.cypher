// title: Say how works are related otherwise
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES]->(:Record)-[:DESCRIBES]->(c:Work)
WHERE c <> w AND s.name <> 'Cites'
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust, s.validated AS validated, s.period AS period
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust, max(period) AS period
MERGE (w)-[x:RELATED {name: name}]->(c)
SET x.sources = sources, x.trust = trust
