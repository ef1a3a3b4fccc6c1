// title: Which topics do the works about this topic cite?
// about: Citations from works about the topic, by the topics of the cited works; a work with several topics counts for each.
// kind: topics
// see: the topic petals of csmetrics/influencemap (Shin et al. 2019), with plain counting
// cost: the newest works of the topic, their references and their topics; seconds for 10,000 works
// example: topic=keyword:micro expression recognition&scheme=keyword
// param: topic string -- id of the citing topic
// param: scheme string = '' -- only cited topics of this scheme (arxiv, keyword, fos, sdg); empty for all
// param: look_at int = 10000 -- count among at most this many works about the topic, the newest ones
// param: limit int = 25 -- at most this many rows
// column: topic -- id of the cited topic
// column: label -- its name
// column: citations -- citations from works about the given topic to works about this one
// column: cited_works -- different works cited
MATCH (theme:Topic {id: $topic})<-[link:ABOUT]-(citing:Work)
WITH theme, citing
ORDER BY coalesce(link.year, 0) DESC, citing.id
LIMIT $look_at
MATCH (citing)-[:CITES]->(cited:Work)-[:ABOUT]->(other:Topic)
WHERE other.id <> theme.id AND ($scheme = '' OR other.scheme = $scheme)
RETURN other.id AS topic, other.label AS label, count(*) AS citations, count(DISTINCT cited) AS cited_works
ORDER BY citations DESC, topic
LIMIT $limit
