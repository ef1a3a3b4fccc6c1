// title: How have the topics of this person changed over the years?
// about: One row for each year and topic of the person's works.
// kind: people
// see: ABOUT in docs/model.md
// cost: the person's works and their topics, milliseconds
// example: person=chongyang wang~arxiv:1811.02360&scheme=keyword
// param: person string -- id of the person
// param: scheme string = '' -- only topics of this scheme (arxiv, keyword, fos, sdg); empty for all
// param: limit int = 500 -- at most this many rows
// column: year -- year of the works
// column: topic -- id of the topic
// column: label -- name of the topic
// column: works -- works of the person about it in that year
MATCH (:Person {id: $person})-[:AUTHORED]->(work:Work)-[:ABOUT]->(theme:Topic)
WHERE work.year IS NOT NULL AND ($scheme = '' OR theme.scheme = $scheme)
RETURN work.year AS year, theme.id AS topic, theme.label AS label, count(*) AS works
ORDER BY year, works DESC, topic
LIMIT $limit
