// title: Say which records describe which OtherProduct
UNWIND $rows AS row
MATCH (r:Record {id: row.record})
MATCH (e:OtherProduct {id: row.entity})
MERGE (r)-[:DESCRIBES]->(e)
