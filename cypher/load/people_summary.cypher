// title: What is known of people from their mentions and records
UNWIND $ids AS id
MATCH (p:Person {id: id})
RETURN id AS id,
       COLLECT { MATCH (p)-[a:AUTHORED]->(:Work)
         RETURN {name: a.name, name_key: a.name_key, given: a.given, family: a.family, homonym: a.homonym,
                 collective: a.collective, sources: a.sources, evidence: a.evidence} } AS mentions,
       COLLECT { MATCH (p)<-[:DESCRIBES]-(r:Record) WHERE r.payload IS NOT NULL
         RETURN {payload: r.payload, source: r.source + ':' + r.release} } AS records
