// title: Say which records describe which Funder
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:Funder {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
