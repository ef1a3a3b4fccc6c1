// title: Records of the same kind that share an identifier
UNWIND $ids AS id
MATCH (r:Record {id: id})
RETURN id AS id,
       r.kind AS kind,
       [(r)-[:HAS_ID]->(i:Identifier) | i.id] AS ids,
       COLLECT {
         MATCH (r)-[:HAS_ID]->(:Identifier)<-[:HAS_ID]-(o:Record)
         WHERE o <> r AND o.kind = r.kind
         RETURN DISTINCT o.id
         LIMIT $most
       } AS others
