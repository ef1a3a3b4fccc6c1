// title: How many works about this topic appeared each year?
// about: Works about the topic by year, and their share of all works of that year in this graph.
// kind: topics
// see: ABOUT in docs/model.md; the year stands on the relationship
// cost: reads the links of the topic and counts works by index; a second for 700,000 works
// example: topic=keyword:micro expression recognition
// param: topic string -- id of the topic
// param: limit int = 200 -- at most this many rows
// column: year -- year of the works
// column: works -- works about the topic
// column: all_works -- works of that year in this graph
// column: share -- works about the topic / works of that year
MATCH (:Topic {id: $topic})<-[link:ABOUT]-(:Work)
WHERE link.year IS NOT NULL
WITH link.year AS year, count(*) AS works
WITH year, works, COUNT { MATCH (any:Work) WHERE any.year = year } AS all_works
RETURN year AS year, works AS works, all_works AS all_works, round(1.0 * works / all_works, 4) AS share
ORDER BY year
LIMIT $limit
