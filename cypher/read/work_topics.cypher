// title: Topics of a work
// about: The primary arXiv category first, then by scheme and label, with who gave each.
// param: work string -- id of the work
// param: limit int = 1000 -- at most this many rows
// column: id -- id of the topic
// column: topic -- label of the topic
// column: scheme -- scheme of the topic
// column: primary -- whether it is the work's first topic
// column: origin -- author, arxiv, inferred or source
// column: score -- how well it fits, where the source says so
// column: works -- works in this graph about the topic
// column: sources -- deliveries that state it
// example: work=arxiv:1811.02360
MATCH (:Work {id: $work})-[link:ABOUT]->(topic:Topic)
RETURN topic.id AS id, topic.label AS topic, topic.scheme AS scheme, coalesce(link.primary, false) AS primary,
  link.origin AS origin, link.score AS score, topic.works AS works, link.sources AS sources
ORDER BY primary DESC, scheme, topic, id
LIMIT $limit
