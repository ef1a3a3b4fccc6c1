// title: Write funders and what they fund
// about: Of several spellings the first in text order is kept, whichever came first.
UNWIND $rows AS row
MERGE (f:Funder {id: row.funder})
SET f.short = CASE WHEN f.short IS NULL OR row.short < f.short THEN row.short ELSE f.short END,
    f.jurisdiction = CASE
      WHEN f.jurisdiction IS NULL OR row.jurisdiction < f.jurisdiction THEN row.jurisdiction
      ELSE f.jurisdiction
    END,
    f.name = CASE WHEN f.name IS NULL OR row.name < f.name THEN row.name ELSE f.name END
WITH f, row
MATCH (p:Project {id: row.project})
MERGE (f)-[x:FUNDED]->(p)
SET x = row.properties
