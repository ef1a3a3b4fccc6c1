// title: Write funders and what they fund
UNWIND $rows AS row
MERGE (f:Funder {id: row.funder})
SET f.short = row.short, f.jurisdiction = row.jurisdiction,
    f.name = CASE WHEN f.name IS NULL OR row.name < f.name THEN row.name ELSE f.name END
WITH f, row
MATCH (p:Project {id: row.project})
MERGE (f)-[x:FUNDED]->(p)
SET x = row.properties
