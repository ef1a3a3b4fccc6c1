// title: Copies that a source holds or provides
// about: Copies of works that name the source themselves, by id.
// param: source string -- id of the source
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// param: hub int = 5000 -- of this many copies or more the list is walked along the index of ids, not sorted
// column: id -- id of the version or copy
// column: relation -- HOSTED_BY or COLLECTED_FROM
// column: label -- version label of arXiv, such as v3
// column: type -- type of the copy
// column: date -- date of the copy
// column: access -- access of the copy
// column: work -- id of the work
// column: title -- title of the work
// example: source=arxiv
// cost: some milliseconds at hubs; up to the copies that few sources hold, all are read and sorted
MATCH (source:Source {id: $source})
WITH source, COUNT { (source)<-[:HOSTED_BY]-() } + COUNT { (source)<-[:COLLECTED_FROM]-() } AS all
WITH source, all < $hub OR 1.0 * all * all < $hub / 25.0 * COUNT { (:Version) } AS few
CALL (source, few) {
  MATCH (version:Version)
  USING INDEX SEEK version:Version(id)
  WHERE version.id > CASE WHEN few THEN null ELSE $after_id END
    AND EXISTS { (version)-[:HOSTED_BY|COLLECTED_FROM]->(source) }
  RETURN version
  ORDER BY version.id
  LIMIT $limit
UNION ALL
  WITH source, few
  WHERE few
  MATCH (source)<-[:HOSTED_BY|COLLECTED_FROM]-(version:Version)
  WITH collect(DISTINCT version) AS versions
  UNWIND versions AS version
  WITH version
  WHERE version.id > $after_id
  RETURN version
  ORDER BY version.id
  LIMIT $limit
}
MATCH (source)<-[link:HOSTED_BY|COLLECTED_FROM]-(version)
WITH version, min(type(link)) AS relation
MATCH (work:Work)-[:HAS_VERSION]->(version)
RETURN version.id AS id, relation AS relation, version.label AS label, version.type AS type, version.date AS date,
  version.access AS access, work.id AS work, work.title AS title
ORDER BY id
LIMIT $limit
