// title: Say which records describe which Person
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Person {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
