// title: Say which sources delivered copies of works
// about: At the copy where the copy itself names its source, else at the work, of which alone the source says it.
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
MATCH (w)<-[:DESCRIBES]-(:Record)-[s:STATES {name: 'isProvidedBy'}]->(t:Record)-[:DESCRIBES]->(c:Source)
WITH w, t, c, s.delivery AS source
ORDER BY source
WITH w, t, c, collect(DISTINCT source) AS sources,
     COLLECT { MATCH (w)-[:HAS_VERSION]->(v:Version {kind: 'copy'}) WHERE t.id IN v.collected_from RETURN v } AS copies
UNWIND CASE WHEN copies = [] THEN [w] ELSE copies END AS held
UNWIND sources AS source
WITH held, c, source
ORDER BY source
WITH held, c, collect(DISTINCT source) AS sources
MERGE (held)-[x:COLLECTED_FROM]->(c)
SET x.sources = sources
