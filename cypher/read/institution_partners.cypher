// title: Partners of an institution
// about: Institutions named on the same works, most joint works first.
// param: institution string -- id of the institution
// param: after_papers int = 2147483647 -- joint works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the partner
// column: name -- name of the partner
// column: country -- its country
// column: papers -- joint works
// column: weight -- joint works, each divided by its number of institutions less one
// column: first_year -- year of the first joint work
// column: last_year -- year of the latest joint work
// see: institution_pair_works
// example: institution=ror:02jx3x895
MATCH (:Institution {id: $institution})-[link:COLLABORATES]-(other:Institution)
WHERE link.papers < $after_papers OR (link.papers = $after_papers AND other.id > $after_id)
RETURN other.id AS id, other.name AS name, other.country_name AS country, link.papers AS papers,
  link.weight AS weight, link.first_year AS first_year, link.last_year AS last_year
ORDER BY papers DESC, id
LIMIT $limit
