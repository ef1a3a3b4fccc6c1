// title: Say which record carries which identifier of its own
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (i:Identifier {id: row.id})
MERGE (r)-[:HAS_ID]->(i)
