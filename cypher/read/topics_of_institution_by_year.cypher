// title: How have the topics of this institution changed over the years?
// about: One row for each year and topic of works that state the institution.
// kind: institutions
// see: AFFILIATED and ABOUT in docs/model.md
// cost: the works of the institution and their topics; seconds for the largest
// example: institution=ror:02jx3x895&scheme=keyword
// param: institution string -- id of the institution
// param: scheme string = '' -- only topics of this scheme (arxiv, keyword, fos, sdg); empty for all
// param: limit int = 500 -- at most this many rows
// column: year -- year of the works
// column: topic -- id of the topic
// column: label -- name of the topic
// column: works -- works of that year about it
MATCH (:Institution {id: $institution})<-[:AFFILIATED]-(work:Work)-[:ABOUT]->(theme:Topic)
WHERE work.year IS NOT NULL AND ($scheme = '' OR theme.scheme = $scheme)
RETURN work.year AS year, theme.id AS topic, theme.label AS label, count(DISTINCT work) AS works
ORDER BY year, works DESC, topic
LIMIT $limit
