// title: Make funders for placeholder projects
// about: Of several spellings the first in text order is kept, whichever came first.
UNWIND $rows AS row
MERGE (f:Funder {id: row.id})
WITH f, row.properties AS said
SET f.short = CASE WHEN f.short IS NULL OR said.short < f.short THEN said.short ELSE f.short END,
    f.jurisdiction = CASE
      WHEN f.jurisdiction IS NULL OR said.jurisdiction < f.jurisdiction THEN said.jurisdiction
      ELSE f.jurisdiction
    END,
    f.name = CASE WHEN f.name IS NULL OR said.name < f.name THEN said.name ELSE f.name END
