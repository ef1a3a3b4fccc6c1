// title: Which collaborations of this person have ended?
// about: Co-authors without a joint work in or after a year; "still publishing" says whether they have works of their own since.
// kind: people
// see: COAUTHOR in docs/model.md; an ended link is an absence in this graph, not a fact about people
// cost: the person's co-authors, milliseconds
// example: person=chongyang wang~arxiv:1811.02360&since=2019
// param: person string -- id of the person
// param: since int -- first year without a joint work
// param: limit int = 50 -- at most this many rows
// column: person -- id of the co-author
// column: name -- name of the co-author
// column: last_year -- year of the last joint work
// column: papers -- joint works up to then
// column: still_publishing -- whether the co-author has a work in or after the given year
MATCH (:Person {id: $person})-[link:COAUTHOR]-(other:Person)
WHERE link.last_year < $since
RETURN other.id AS person, other.name AS name, link.last_year AS last_year, link.papers AS papers,
  coalesce(other.last_year >= $since, false) AS still_publishing
ORDER BY last_year DESC, papers DESC, person
LIMIT $limit
