// title: Projects of a funder
// about: Projects with the number of works they paid for, most works first.
// param: funder string -- id of the funder
// param: after_works int = 2147483647 -- works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the project
// column: code -- grant number
// column: acronym -- acronym
// column: title -- title
// column: start -- first day
// column: end -- last day
// column: works -- works it paid for
// column: stream -- funding stream
// column: sources -- deliveries that state it
// example: funder=funder:ec:eu
// cost: reads all projects of the funder
MATCH (:Funder {id: $funder})-[link:FUNDED]->(project:Project)
WITH project, link, COUNT { (:Work)-[:FUNDED_BY]->(project) } AS works
WHERE works < $after_works OR (works = $after_works AND project.id > $after_id)
RETURN project.id AS id, project.code AS code, project.acronym AS acronym, project.title AS title,
  project.start AS start, project.end AS end, works AS works, link.stream AS stream, link.sources AS sources
ORDER BY works DESC, id
LIMIT $limit
