// title: Say which records describe which Topic
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Topic {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
