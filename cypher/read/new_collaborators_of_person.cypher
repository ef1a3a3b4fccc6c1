// title: With whom did this person begin to work in or after a year?
// about: Co-authors whose first joint work in this graph is of that year or later.
// kind: people
// see: COAUTHOR in docs/model.md
// cost: the person's co-authors, milliseconds
// example: person=chongyang wang~arxiv:1811.02360&since=2019
// param: person string -- id of the person
// param: since int -- first year that counts as new
// param: limit int = 50 -- at most this many rows
// column: person -- id of the co-author
// column: name -- name of the co-author
// column: first_year -- year of the first joint work
// column: papers -- joint works since then
MATCH (:Person {id: $person})-[link:COAUTHOR]-(other:Person)
WHERE link.first_year >= $since
RETURN other.id AS person, other.name AS name, link.first_year AS first_year, link.papers AS papers
ORDER BY first_year DESC, papers DESC, person
LIMIT $limit
