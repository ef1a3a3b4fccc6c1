// title: Say which records describe which Dataset
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Dataset {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
