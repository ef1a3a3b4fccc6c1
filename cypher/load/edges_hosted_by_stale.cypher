// title: Say which sources hold copies of works: what nobody states any more goes
UNWIND $ids AS id
MATCH (:Record {id: id})-[:DESCRIBES]->(w:Work)
WITH DISTINCT w
CALL {
  WITH w
  MATCH (w)-[x:HOSTED_BY]->(c:Source)
  WHERE NOT EXISTS { (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'isHostedBy'}]->(:Record)-[:DESCRIBES]->(c) }
     OR EXISTS {
       MATCH (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'isHostedBy'}]->(t:Record)-[:DESCRIBES]->(c),
             (w)-[:HAS_VERSION]->(v:Version {kind: 'copy'})
       WHERE v.hosted_by = t.id
     }
  RETURN x
  UNION
  WITH w
  MATCH (w)-[:HAS_VERSION]->(v:Version {kind: 'copy'})-[x:HOSTED_BY]->(c:Source)
  WHERE NOT EXISTS {
    MATCH (w)<-[:DESCRIBES]-(:Record)-[:STATES {name: 'isHostedBy'}]->(t:Record)-[:DESCRIBES]->(c)
    WHERE v.hosted_by = t.id
  }
  RETURN x
}
DELETE x
