// title: Say which records describe which Software
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Software {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
