// title: Put topics below broader ones
UNWIND $rows AS row
MATCH (t:Topic {id: row.id})
MATCH (b:Topic {id: row.broader})
MERGE (t)-[:BROADER]->(b)
