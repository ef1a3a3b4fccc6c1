// title: Take away funders that a project no longer has
UNWIND $rows AS row
MATCH (f:Funder)-[x:FUNDED]->(p:Project {id: row.project})
WHERE NOT f.id IN row.funders
DELETE x
SET f:Loose
