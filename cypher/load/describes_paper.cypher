// title: Say which records describe which Paper
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Paper {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
