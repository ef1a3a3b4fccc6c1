// title: Make funders for placeholder projects
// about: Of several spellings the first in text order is kept, whichever came first.
UNWIND $rows AS row
WITH row.id AS id, collect(row) AS rows
OPTIONAL MATCH (found:Funder {id: id})
FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |
  CREATE (:Funder {id: id}))
WITH id, rows
MATCH (f:Funder {id: id})
UNWIND rows AS row
WITH f, row.properties AS said
SET f.short = CASE WHEN f.short IS NULL OR said.short < f.short THEN said.short ELSE f.short END,
    f.jurisdiction = CASE
      WHEN f.jurisdiction IS NULL OR said.jurisdiction < f.jurisdiction THEN said.jurisdiction
      ELSE f.jurisdiction
    END,
    f.name = CASE WHEN f.name IS NULL OR said.name < f.name THEN said.name ELSE f.name END
