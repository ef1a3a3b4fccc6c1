// title: Say in which projects a source says that people take part
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Person)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'projectParticipation'}]->(:Record)-[:DESCRIBES]->(c:Project)
WHERE c <> w
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust, s.validated AS validated, s.period AS period
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust, max(period) AS period
MERGE (w)-[x:TAKES_PART]->(c)
SET x.sources = sources, x.trust = trust
