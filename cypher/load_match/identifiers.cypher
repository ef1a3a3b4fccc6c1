// title: Make identifiers
UNWIND $rows AS row
WITH row.id AS id, collect(row) AS rows
OPTIONAL MATCH (found:Identifier {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (i:Identifier {id: id})
  SET i.scheme = rows[0].scheme, i.value = rows[0].value)
