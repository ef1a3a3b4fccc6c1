// title: Say which sources delivered copies of works: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
CALL {
  WITH w
  MATCH (w)-[x:COLLECTED_FROM]->(c:Source)
  WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'isProvidedBy'}]->(:Record)-[:DESCRIBES]->(c) }
     OR EXISTS {
       MATCH (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'isProvidedBy'}]->(t:Record)-[:DESCRIBES]->(c),
             (w)-[:HAS_VERSION]->(v:Version {kind: 'copy'})
       WHERE t.id IN v.collected_from
     }
  RETURN x
  UNION
  WITH w
  MATCH (w)-[:HAS_VERSION]->(v:Version {kind: 'copy'})-[x:COLLECTED_FROM]->(c:Source)
  WHERE NOT EXISTS {
    MATCH (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'isProvidedBy'}]->(t:Record)-[:DESCRIBES]->(c)
    WHERE t.id IN v.collected_from
  }
  RETURN x
}
DELETE x
