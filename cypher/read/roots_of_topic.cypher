// title: Which works do the works about this topic build on?
// about: Works cited most by works about the topic, wherever they belong themselves ("prior works").
// kind: topics
// see: prior works in Connected Papers; shared references of a set, Kessler 1963
// cost: the newest works of the topic and their reference lists; a second for 10,000 works
// example: topic=keyword:micro expression recognition
// param: topic string -- id of the topic
// param: look_at int = 10000 -- count among at most this many works about the topic, the newest ones
// param: limit int = 25 -- at most this many rows
// column: work -- id of the cited work
// column: title -- its title
// column: year -- its year
// column: citing_works -- works about the topic that cite it
// column: cited_by -- all works in this graph that cite it
// column: inside -- whether the cited work is itself about the topic
MATCH (theme:Topic {id: $topic})<-[link:ABOUT]-(citing:Work)
WITH theme, citing
ORDER BY coalesce(link.year, 0) DESC, citing.id
LIMIT $look_at
MATCH (citing)-[:CITES]->(cited:Work)
WITH theme, cited, count(*) AS times
RETURN cited.id AS work, cited.title AS title, cited.year AS year, times AS citing_works,
  COUNT { (cited)<-[:CITES]-() } AS cited_by, EXISTS { (cited)-[:ABOUT]->(theme) } AS inside
ORDER BY citing_works DESC, cited_by, work
LIMIT $limit
