// title: Works of a person about a topic
// about: The evidence of a person writing about a topic, newest first.
// param: person string -- id of the person
// param: topic string -- id of the topic
// param: limit int = 100 -- at most this many rows
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: position -- place in the author list
// column: sources -- deliveries that state the authorship
// column: topic_sources -- deliveries that state the topic
// example: person=geran zhao~arxiv:2203.12570&topic=arxiv:cs.CV
MATCH (:Person {id: $person})-[link:AUTHORED]->(work:Work)-[about:ABOUT]->(:Topic {id: $topic})
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year, link.position AS position, link.sources AS sources,
  about.sources AS topic_sources
ORDER BY coalesce(year, 0) DESC, id
LIMIT $limit
