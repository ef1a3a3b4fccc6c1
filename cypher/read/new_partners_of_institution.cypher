// title: With which institutions did this one begin to work in or after a year?
// about: Partners whose first joint work in this graph is of that year or later.
// kind: institutions
// see: COLLABORATES in docs/model.md
// cost: the institution's partners, milliseconds
// example: institution=ror:02jx3x895&since=2019
// param: institution string -- id of the institution
// param: since int -- first year that counts as new
// param: limit int = 50 -- at most this many rows
// column: institution -- id of the partner
// column: name -- its name
// column: country -- its country
// column: first_year -- year of the first joint work
// column: papers -- joint works since then
MATCH (:Institution {id: $institution})-[link:COLLABORATES]-(other:Institution)
WHERE link.first_year >= $since
RETURN other.id AS institution, other.name AS name, other.country_name AS country, link.first_year AS first_year,
  link.papers AS papers
ORDER BY first_year DESC, papers DESC, institution
LIMIT $limit
