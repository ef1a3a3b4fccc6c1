// title: People on the works of an institution
// about: Authors of works that name the institution, most works first. The source gives the institution to the work, so not all of them belong to it.
// param: institution string -- id of the institution
// param: after_works int = 2147483647 -- works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the person
// column: name -- name of the person
// column: works -- works of the person that name the institution
// column: first_year -- year of the first of them
// column: last_year -- year of the latest of them
// column: said_of_person -- whether a source says it of the person
// example: institution=ror:02jx3x895
// cost: reads all works of the institution and their authors
MATCH (institution:Institution {id: $institution})<-[:AFFILIATED]-(work:Work)<-[:AUTHORED]-(person:Person)
WITH institution, person, count(DISTINCT work) AS works, min(work.year) AS first_year, max(work.year) AS last_year
WHERE works < $after_works OR (works = $after_works AND person.id > $after_id)
RETURN person.id AS id, person.name AS name, works AS works, first_year AS first_year, last_year AS last_year,
  EXISTS { (person)-[:AFFILIATED]->(institution) } AS said_of_person
ORDER BY works DESC, id
LIMIT $limit
