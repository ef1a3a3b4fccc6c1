// title: How many works state an institution of each country?
// about: Countries of institutions, not of authors; a work counts once for each of its countries. The last column counts works shared with another country.
// kind: institutions
// see: AFFILIATED in docs/model.md
// cost: looks at every affiliation; seconds for millions
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: country -- code of the country, empty where unknown
// column: country_name -- its name
// column: works -- works with an institution there
// column: institutions -- different institutions there with works
// column: international -- works that state an institution of another country too
MATCH (place:Institution)<-[:AFFILIATED]-(work:Work)
WITH place.country AS country, max(place.country_name) AS country_name, count(DISTINCT place) AS institutions,
  collect(DISTINCT work) AS works
RETURN country AS country, country_name AS country_name, size(works) AS works, institutions AS institutions,
  size([work IN works WHERE EXISTS {
    (work)-[:AFFILIATED]->(other:Institution) WHERE other.country <> country
  }]) AS international
ORDER BY works DESC, country
LIMIT $limit
