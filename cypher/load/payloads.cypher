// title: What records say, and what they describe now
UNWIND $ids AS id
MATCH (r:Record {id: id})
RETURN id AS id,
       r.kind AS kind,
       r.payload AS payload,
       r.source + ':' + r.release AS source,
       r.conflict AS conflict,
       [(r)-[:DESCRIBES]->(e) | {labels: labels(e), id: e.id, digest: e.digest, year: e.year,
         records: COUNT { (e)<-[:DESCRIBES]-(:Record) }}] AS entities,
       [(r)-[s:STATES {name: 'authorship'}]->(p:Record) | {position: s.position, id: p.id, payload: p.payload}] AS persons
