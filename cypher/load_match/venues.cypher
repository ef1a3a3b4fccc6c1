// title: Write venues
// about: Of several spellings the first in text order is kept; the longest list of ISSNs.
UNWIND $rows AS row
WITH row.id AS id, collect(row) AS rows
OPTIONAL MATCH (found:Venue {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Venue {id: id}))
WITH id, rows
MATCH (v:Venue {id: id})
UNWIND rows AS row
SET v.title = CASE WHEN v.title IS NULL OR row.title < v.title THEN row.title ELSE v.title END,
    v.publisher = CASE WHEN v.publisher IS NULL OR row.publisher < v.publisher THEN row.publisher ELSE v.publisher END,
    v.issns = CASE
      WHEN v.issns IS NULL OR size(row.issns) > size(v.issns) THEN row.issns
      WHEN size(row.issns) = size(v.issns) AND row.issns < v.issns THEN row.issns
      ELSE v.issns END
