// title: Institutions of a work
// about: As a source gives them to the work; which author belongs to which is not said.
// param: work string -- id of the work
// param: limit int = 1000 -- at most this many rows
// column: id -- id of the institution
// column: name -- name of the institution
// column: country -- its country
// column: trust -- how sure the source is
// column: sources -- deliveries that state it
// example: work=arxiv:1811.02360
MATCH (:Work {id: $work})-[link:AFFILIATED]->(institution:Institution)
RETURN institution.id AS id, institution.name AS name, institution.country_name AS country, link.trust AS trust,
  link.sources AS sources
ORDER BY name, id
LIMIT $limit
