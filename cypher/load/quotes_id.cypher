// title: Say which record merely quotes which identifier
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (i:Identifier {id: row.id})
MERGE (r)-[:QUOTES_ID]->(i)
