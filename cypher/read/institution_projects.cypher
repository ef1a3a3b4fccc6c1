// title: Projects an institution takes part in
// about: Latest start first.
// param: institution string -- id of the institution
// param: after_start string = '9999' -- start of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the project
// column: code -- grant number
// column: acronym -- acronym
// column: title -- title
// column: start -- first day
// column: end -- last day
// column: sources -- deliveries that state it
// example: institution=ror:02jx3x895
MATCH (:Institution {id: $institution})-[link:TAKES_PART]->(project:Project)
WITH project, link, coalesce(project.start, '0') AS begun
WHERE begun < $after_start OR (begun = $after_start AND project.id > $after_id)
RETURN project.id AS id, project.code AS code, project.acronym AS acronym, project.title AS title,
  project.start AS start, project.end AS end, link.sources AS sources
ORDER BY coalesce(start, '0') DESC, id
LIMIT $limit
