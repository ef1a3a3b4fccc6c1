// title: Close collaborators of a person
// about: People with joint works, most joint works first. Works of more than 100 authors make no co-authorship.
// param: person string -- id of the person
// param: after_papers int = 2147483647 -- joint works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the collaborator
// column: name -- name of the collaborator
// column: papers -- joint works
// column: weight -- joint works, each divided by its number of authors less one
// column: first_year -- year of the first joint work
// column: last_year -- year of the latest joint work
// column: works -- all works of the collaborator
// see: pair_works
// example: person=geran zhao~arxiv:2203.12570
MATCH (:Person {id: $person})-[link:COAUTHOR]-(other:Person)
WHERE link.papers < $after_papers OR (link.papers = $after_papers AND other.id > $after_id)
RETURN other.id AS id, other.name AS name, link.papers AS papers, link.weight AS weight,
  link.first_year AS first_year, link.last_year AS last_year, other.works AS works
ORDER BY papers DESC, id
LIMIT $limit
