// title: Projects of a funder in one stream
// about: The projects that a figure on the page of the funder counts.
// param: funder string -- id of the funder
// param: stream string = '' -- code of the stream; empty where it is not given
// param: description string = '' -- its description; empty where it is not given
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 100 -- at most this many rows
// column: id -- id of the project
// column: code -- grant number
// column: acronym -- acronym of the project
// column: title -- title of the project
// column: sources -- deliveries that state it
// example: funder=funder:ec:eu
// cost: reads all projects of the funder
MATCH (:Funder {id: $funder})-[link:FUNDED]->(project:Project)
WHERE coalesce(link.stream, '') = $stream AND coalesce(link.stream_description, '') = $description
  AND project.id > $after_id
RETURN project.id AS id, project.code AS code, project.acronym AS acronym, project.title AS title,
  link.sources AS sources
ORDER BY id
LIMIT $limit
