// title: Say which records describe which Project
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Project {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
