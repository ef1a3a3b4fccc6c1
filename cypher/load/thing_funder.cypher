// title: Make funders for placeholder projects
UNWIND $rows AS row
MERGE (e:Funder {id: row.id})
SET e.short = row.properties.short, e.jurisdiction = row.properties.jurisdiction,
    e.name = CASE WHEN e.name IS NULL OR row.properties.name < e.name THEN row.properties.name ELSE e.name END
