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
WITH w, c, name, sources, trust,
     CASE
       WHEN name = 'Cites' AND c:Work THEN 'CITES'
       WHEN c:Work THEN 'RELATED'
       WHEN name = 'hasAuthorInstitution' AND c:Institution THEN 'AFFILIATED'
       WHEN name = 'isProducedBy' AND (c:Project OR c:Funder) THEN 'FUNDED_BY'
       WHEN c:Topic THEN 'ABOUT'
     END AS kind
WHERE kind IS NOT NULL
// A work and a community can be linked by several names; of all others each name is a relationship of its own.
WITH w, c, kind, CASE kind WHEN 'RELATED' THEN name END AS name, last(collect({sources: sources, trust: trust})) AS said
OPTIONAL MATCH (w)-[found:CITES|RELATED|AFFILIATED|FUNDED_BY|ABOUT]->(c)
WHERE type(found) = kind AND (name IS NULL OR found.name = name)
FOREACH (_ IN CASE WHEN found IS NULL AND kind = 'CITES' THEN [1] ELSE [] END | CREATE (w)-[:CITES]->(c))
FOREACH (_ IN CASE WHEN found IS NULL AND kind = 'RELATED' THEN [1] ELSE [] END | CREATE (w)-[:RELATED {name: name}]->(c))
FOREACH (_ IN CASE WHEN found IS NULL AND kind = 'AFFILIATED' THEN [1] ELSE [] END | CREATE (w)-[:AFFILIATED]->(c))
FOREACH (_ IN CASE WHEN found IS NULL AND kind = 'FUNDED_BY' THEN [1] ELSE [] END | CREATE (w)-[:FUNDED_BY]->(c))
FOREACH (_ IN CASE WHEN found IS NULL AND kind = 'ABOUT' THEN [1] ELSE [] END | CREATE (w)-[:ABOUT]->(c))
WITH w, c, kind, name, said
MATCH (w)-[x:CITES|RELATED|AFFILIATED|FUNDED_BY|ABOUT]->(c)
WHERE type(x) = kind AND (name IS NULL OR x.name = name)
SET x.sources = said.sources, x.trust = said.trust
FOREACH (_ IN CASE WHEN kind IN ['CITES', 'AFFILIATED', 'ABOUT'] THEN [1] ELSE [] END | SET x.year = w.year)
FOREACH (_ IN CASE kind WHEN 'ABOUT' THEN [1] ELSE [] END | SET x.origin = 'source')
