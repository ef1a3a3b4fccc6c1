// title: Write topics
// about: Of several spellings of one label the first in text order is kept, whichever came first; a bare code is no label where there is another. What a source says of a community itself counts.
UNWIND $rows AS row
MERGE (t:Topic {id: row.id})
ON CREATE SET t.scheme = row.scheme, t.code = row.code, t.label = row.label
ON MATCH SET t.label = CASE
  WHEN t.sources IS NOT NULL OR row.label = t.code THEN t.label
  WHEN t.label = t.code OR row.label < t.label THEN row.label
  ELSE t.label
END
