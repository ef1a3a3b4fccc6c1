// title: Which works draw most on this topic?
// about: Works that cite many works about the topic ("derivative works"): surveys and successors.
// kind: topics
// see: derivative works in Connected Papers
// cost: the newest works of the topic and all that cites them; seconds for very highly cited topics
// example: topic=keyword:micro expression recognition
// param: topic string -- id of the topic
// param: look_at int = 10000 -- count among at most this many works about the topic, the newest ones
// param: limit int = 25 -- at most this many rows
// column: work -- id of the citing work
// column: title -- its title
// column: year -- its year
// column: cited_works -- works about the topic that it cites
// column: references -- all works in this graph that it cites
// column: inside -- whether the citing work is itself about the topic
MATCH (theme:Topic {id: $topic})<-[link:ABOUT]-(cited:Work)
WITH theme, cited
ORDER BY coalesce(link.year, 0) DESC, cited.id
LIMIT $look_at
MATCH (cited)<-[:CITES]-(citing:Work)
WITH theme, citing, count(*) AS times
RETURN citing.id AS work, citing.title AS title, citing.year AS year, times AS cited_works,
  COUNT { (citing)-[:CITES]->() } AS references, EXISTS { (citing)-[:ABOUT]->(theme) } AS inside
ORDER BY cited_works DESC, references, work
LIMIT $limit
