// title: Write what is known of people
// about: What was derived here stays until it is derived anew.
UNWIND $rows AS row
MATCH (p:Person {id: row.id})
WITH p, row, p.works AS works, p.first_year AS first_year, p.last_year AS last_year
SET p = row.properties
SET p.works = works, p.first_year = first_year, p.last_year = last_year
