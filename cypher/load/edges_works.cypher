// title: Say what works state of works, institutions, grants and communities
// about: One walk over all links of a work; each name becomes its own relationship. Links within one work, as of a preprint to its article, are none.
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES]->(:Record)-[:DESCRIBES]->(c)
WHERE c <> w AND NOT s.name IN ['authorship', 'isHostedBy', 'isProvidedBy']
WITH w, c, s.name AS name, s.delivery AS source, s.trust AS trust
ORDER BY source
WITH w, c, name, collect(DISTINCT source) AS sources, max(trust) AS trust
FOREACH (_ IN CASE WHEN name = 'Cites' AND c:Work THEN [1] ELSE [] END |
  MERGE (w)-[x:CITES]->(c)
  SET x.sources = sources, x.trust = trust, x.year = w.year)
FOREACH (_ IN CASE WHEN name <> 'Cites' AND c:Work THEN [1] ELSE [] END |
  MERGE (w)-[x:RELATED {name: name}]->(c)
  SET x.sources = sources, x.trust = trust)
FOREACH (_ IN CASE WHEN name = 'hasAuthorInstitution' AND c:Institution THEN [1] ELSE [] END |
  MERGE (w)-[x:AFFILIATED]->(c)
  SET x.sources = sources, x.trust = trust, x.year = w.year)
FOREACH (_ IN CASE WHEN name = 'isProducedBy' AND (c:Project OR c:Funder) THEN [1] ELSE [] END |
  MERGE (w)-[x:FUNDED_BY]->(c)
  SET x.sources = sources, x.trust = trust)
FOREACH (_ IN CASE WHEN c:Topic THEN [1] ELSE [] END |
  MERGE (w)-[x:ABOUT]->(c)
  SET x.sources = sources, x.trust = trust, x.origin = 'source', x.year = w.year)
