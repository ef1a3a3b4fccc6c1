// title: Institutions that take part in a project
// about: In order of their ids.
// param: project string -- id of the project
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 100 -- at most this many rows
// column: id -- id of the institution
// column: name -- name of the institution
// column: country -- its country
// column: sources -- deliveries that state it
// example: project=oaire:corda__h2020::45ea1cbee9603fc863e712068dc67bc1
MATCH (institution:Institution)-[link:TAKES_PART]->(:Project {id: $project})
WHERE institution.id > $after_id
RETURN institution.id AS id, institution.name AS name, institution.country_name AS country, link.sources AS sources
ORDER BY id
LIMIT $limit
