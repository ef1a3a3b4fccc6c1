// title: Topics that occur with a topic
// about: Other topics of the same works, most joint works first.
// param: topic string -- id of the topic
// param: after_works int = 2147483647 -- joint works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the other topic
// column: topic -- label of the other topic
// column: scheme -- scheme of the other topic
// column: works -- works about both
// column: all_works -- all works about the other
// column: first_year -- year of the first work about both
// column: last_year -- year of the latest work about both
// example: topic=keyword:survey
// cost: reads all works of the topic and their topics
MATCH (:Topic {id: $topic})<-[:ABOUT]-(work:Work)-[:ABOUT]->(other:Topic)
WHERE other.id <> $topic
WITH other, count(DISTINCT work) AS works, min(work.year) AS first_year, max(work.year) AS last_year
WHERE works < $after_works OR (works = $after_works AND other.id > $after_id)
RETURN other.id AS id, other.label AS topic, other.scheme AS scheme, works AS works, other.works AS all_works,
  first_year AS first_year, last_year AS last_year
ORDER BY works DESC, id
LIMIT $limit
