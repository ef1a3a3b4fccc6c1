// title: Topics of a person
// about: Topics of the person's works, by number of works.
// param: person string -- id of the person
// param: after_works int = 2147483647 -- works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 100 -- at most this many rows
// column: id -- id of the topic
// column: topic -- label of the topic
// column: scheme -- scheme of the topic
// column: works -- works of the person about it
// column: first_year -- year of the first of them
// column: last_year -- year of the latest of them
// example: person=geran zhao~arxiv:2203.12570
MATCH (:Person {id: $person})-[:AUTHORED]->(work:Work)-[:ABOUT]->(topic:Topic)
WITH topic, count(DISTINCT work) AS works, min(work.year) AS first_year, max(work.year) AS last_year
WHERE works < $after_works OR (works = $after_works AND topic.id > $after_id)
RETURN topic.id AS id, topic.label AS topic, topic.scheme AS scheme, works AS works,
  first_year AS first_year, last_year AS last_year
ORDER BY works DESC, id
LIMIT $limit
