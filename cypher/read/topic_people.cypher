// title: People who write about a topic
// about: Authors of works about the topic, most works first.
// param: topic string -- id of the topic
// param: after_works int = 2147483647 -- works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the person
// column: name -- name of the person
// column: works -- works of the person about the topic
// column: first_year -- year of the first of them
// column: last_year -- year of the latest of them
// column: all_works -- all works of the person
// example: topic=keyword:micro expression recognition
// cost: reads all works of the topic and their authors
MATCH (:Topic {id: $topic})<-[:ABOUT]-(work:Work)<-[:AUTHORED]-(person:Person)
WITH person, count(DISTINCT work) AS works, min(work.year) AS first_year, max(work.year) AS last_year
WHERE works < $after_works OR (works = $after_works AND person.id > $after_id)
RETURN person.id AS id, person.name AS name, works AS works, first_year AS first_year, last_year AS last_year,
  person.works AS all_works
ORDER BY works DESC, id
LIMIT $limit
