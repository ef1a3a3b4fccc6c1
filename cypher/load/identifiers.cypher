// title: Make identifiers
UNWIND $rows AS row
MERGE (i:Identifier {id: row.id})
ON CREATE SET i.scheme = row.scheme, i.value = row.value
