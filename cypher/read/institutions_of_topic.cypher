// title: Which institutions work on this topic?
// about: Institutions stated for works about the topic; works without a stated institution count for nobody.
// kind: topics
// see: AFFILIATED and ABOUT in docs/model.md
// cost: the works of the topic and their institutions; seconds for very large topics
// example: topic=keyword:micro expression recognition
// param: topic string -- id of the topic
// param: limit int = 25 -- at most this many rows
// column: institution -- id of the institution
// column: name -- its name
// column: country -- its country
// column: works -- works about the topic
// column: citations -- citations of these works inside this graph
// column: last_year -- year of the latest of them
MATCH (:Topic {id: $topic})<-[:ABOUT]-(work:Work)-[:AFFILIATED]->(place:Institution)
RETURN place.id AS institution, place.name AS name, place.country_name AS country, count(*) AS works,
  sum(coalesce(work.cited_by, 0)) AS citations, max(work.year) AS last_year
ORDER BY works DESC, citations DESC, institution
LIMIT $limit
