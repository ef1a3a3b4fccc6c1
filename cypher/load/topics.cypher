// title: Write topics
// about: Of several spellings of one label the first in text order is kept, whichever came first.
UNWIND $rows AS row
MERGE (t:Topic {id: row.id})
ON CREATE SET t.scheme = row.scheme, t.code = row.code, t.label = row.label
ON MATCH SET t.label = CASE WHEN t.label IS NULL OR row.label < t.label THEN row.label ELSE t.label END
