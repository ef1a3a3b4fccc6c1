// title: Write funders and what they fund
// about: Of several spellings the first in text order is kept, whichever came first.
UNWIND $rows AS row
WITH row.funder AS id, collect(row) AS rows
OPTIONAL MATCH (found:Funder {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Funder {id: id}))
WITH id, rows
MATCH (f:Funder {id: id})
UNWIND rows AS row
SET f.short = CASE WHEN f.short IS NULL OR row.short < f.short THEN row.short ELSE f.short END,
    f.jurisdiction = CASE
      WHEN f.jurisdiction IS NULL OR row.jurisdiction < f.jurisdiction THEN row.jurisdiction
      ELSE f.jurisdiction
    END,
    f.name = CASE WHEN f.name IS NULL OR row.name < f.name THEN row.name ELSE f.name END
WITH f, row
MATCH (p:Project {id: row.project})
WITH f, p, collect(row) AS rows
OPTIONAL MATCH (f)-[found:FUNDED]->(p)
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (f)-[:FUNDED]->(p))
WITH f, p, rows
MATCH (f)-[x:FUNDED]->(p)
UNWIND rows AS row
SET x = row.properties
