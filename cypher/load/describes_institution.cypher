// title: Say which records describe which Institution
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Institution {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
