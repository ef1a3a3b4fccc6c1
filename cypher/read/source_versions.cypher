// title: Copies that a source holds or provides
// about: Copies of works that name the source themselves, by id.
// param: source string -- id of the source
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the version or copy
// column: relation -- HOSTED_BY or COLLECTED_FROM
// column: label -- version label of arXiv, such as v3
// column: type -- type of the copy
// column: date -- date of the copy
// column: access -- access of the copy
// column: work -- id of the work
// column: title -- title of the work
// example: source=arxiv
// cost: reads all copies of the source before it sorts
MATCH (:Source {id: $source})<-[link:HOSTED_BY|COLLECTED_FROM]-(version:Version)
WHERE version.id > $after_id
WITH version, min(type(link)) AS relation
ORDER BY version.id
LIMIT $limit
MATCH (work:Work)-[:HAS_VERSION]->(version)
RETURN version.id AS id, relation AS relation, version.label AS label, version.type AS type, version.date AS date,
  version.access AS access, work.id AS work, work.title AS title
ORDER BY id
