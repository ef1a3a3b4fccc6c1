// title: Versions and copies of a work
// about: arXiv versions by number, then the copies that OpenAIRE lists, each with its date, licence, access and holder.
// param: work string -- id of the work
// param: limit int = 1000 -- at most this many rows
// column: id -- id of the version
// column: kind -- arxiv or copy
// column: label -- version label of arXiv, such as v3
// column: date -- date, as exact as the source gives it
// column: size_kb -- size in kB
// column: type -- type of the copy
// column: refereed -- peerReviewed or nonPeerReviewed
// column: license -- licence
// column: access -- access right
// column: oa_route -- gold, green, hybrid or bronze
// column: urls -- addresses
// column: hosted_by -- sources that host the copy, where the copy says so
// column: collected_from -- sources it was collected from, where the copy says so
// column: sources -- deliveries that state it
// example: work=arxiv:2109.07270
MATCH (:Work {id: $work})-[:HAS_VERSION]->(version:Version)
WITH version,
  COLLECT { MATCH (version)-[:HOSTED_BY]->(source:Source)
            RETURN source.name ORDER BY source.name } AS hosted_by,
  COLLECT { MATCH (version)-[:COLLECTED_FROM]->(source:Source)
            RETURN source.name ORDER BY source.name } AS collected_from
RETURN version.id AS id, version.kind AS kind, version.label AS label, version.date AS date,
  version.size_kb AS size_kb, version.type AS type, version.refereed AS refereed, version.license AS license,
  version.access AS access, version.oa_route AS oa_route, version.urls AS urls, hosted_by AS hosted_by,
  collected_from AS collected_from, version.sources AS sources
ORDER BY kind, version.number, date, id
LIMIT $limit
