// title: Say which records describe which Source
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Source {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
