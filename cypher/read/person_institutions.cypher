// title: Institutions on the works of a person
// about: The source gives an institution to the work and does not say which author it belongs to; by number of works.
// param: person string -- id of the person
// param: after_works int = 2147483647 -- works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 100 -- at most this many rows
// column: id -- id of the institution
// column: name -- name of the institution
// column: country -- its country
// column: works -- works of the person that name it
// column: first_year -- year of the first of them
// column: last_year -- year of the latest of them
// column: said_of_person -- whether a source says it of the person
// example: person=chongyang wang~arxiv:1811.02360
MATCH (person:Person {id: $person})-[:AUTHORED]->(work:Work)-[:AFFILIATED]->(institution:Institution)
WITH person, institution, count(DISTINCT work) AS works, min(work.year) AS first_year, max(work.year) AS last_year
WHERE works < $after_works OR (works = $after_works AND institution.id > $after_id)
RETURN institution.id AS id, institution.name AS name, institution.country_name AS country, works AS works,
  first_year AS first_year, last_year AS last_year,
  EXISTS { (person)-[:AFFILIATED]->(institution) } AS said_of_person
ORDER BY works DESC, id
LIMIT $limit
