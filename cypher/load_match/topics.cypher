// title: Write topics
// about: Of several spellings of one label the first in text order is kept, whichever came first; a bare code is no label where there is another. What a source says of a community itself counts.
UNWIND $rows AS row
WITH row.id AS id, collect(row) AS rows
OPTIONAL MATCH (found:Topic {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (t:Topic {id: id})
  SET t.scheme = rows[0].scheme, t.code = rows[0].code, t.label = rows[0].label)
WITH id, rows
MATCH (t:Topic {id: id})
UNWIND rows AS row
SET t.label = CASE
  WHEN t.sources IS NOT NULL OR row.label = t.code THEN t.label
  WHEN t.label = t.code OR row.label < t.label THEN row.label
  ELSE t.label
END
