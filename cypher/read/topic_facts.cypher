// title: All that is known about one topic
// about: Properties, broader and narrower topics, works per year and topics it occurs with, in one row.
// param: topic string -- id of the topic
// param: shown int = 25 -- at most this many entries of each collected list
// column: properties -- all properties of the node
// column: years -- works per year; works without a year are counted under an empty year
// column: broader -- broader topics
// column: narrower -- narrower topics
// column: origins -- how many works have it from whom: author, arxiv, inferred, source
// column: suggestions -- topics that may be the same, with the evidence
// column: counts -- how many there are of each list
// example: topic=arxiv:cs.CV
// cost: reads all works of the topic
MATCH (topic:Topic {id: $topic})
WITH topic,
  COLLECT {
    MATCH (topic)<-[link:ABOUT]-(:Work)
    WITH link.year AS year, count(*) AS works
    RETURN {year: year, count: works} ORDER BY year
  } AS years,
  COLLECT {
    MATCH (topic)-[link:BROADER]->(other:Topic)
    RETURN link {.*, id: other.id, label: other.label, scheme: other.scheme, code: other.code, works: other.works}
    ORDER BY other.label, other.id LIMIT $shown
  } AS broader,
  COLLECT {
    MATCH (topic)<-[link:BROADER]-(other:Topic)
    RETURN link {.*, id: other.id, label: other.label, scheme: other.scheme, code: other.code, works: other.works}
    ORDER BY coalesce(other.works, 0) DESC, other.id LIMIT $shown
  } AS narrower,
  COLLECT {
    MATCH (topic)<-[link:ABOUT]-(:Work)
    WITH link.origin AS origin, count(*) AS works
    RETURN {origin: origin, works: works} ORDER BY works DESC, origin
  } AS origins,
  COLLECT {
    MATCH (topic)-[link:MAYBE_SAME]-(other:Topic)
    RETURN link {.*, id: other.id, label: other.label, scheme: other.scheme}
    ORDER BY link.score DESC, other.id LIMIT $shown
  } AS suggestions
WITH *, {
    works: COUNT { (topic)<-[:ABOUT]-(:Work) },
    people: COUNT { MATCH (topic)<-[:ABOUT]-(:Work)<-[:AUTHORED]-(person:Person) RETURN DISTINCT person },
    neighbours: COUNT {
      MATCH (topic)<-[:ABOUT]-(:Work)-[:ABOUT]->(other:Topic) WHERE other <> topic RETURN DISTINCT other },
    broader: COUNT { (topic)-[:BROADER]->(:Topic) },
    narrower: COUNT { (topic)<-[:BROADER]-(:Topic) },
    suggestions: COUNT { (topic)-[:MAYBE_SAME]-(:Topic) },
    records: COUNT { (:Record)-[:DESCRIBES]->(topic) }
  } AS counts
RETURN properties(topic) AS properties, years AS years, broader AS broader, narrower AS narrower,
  origins AS origins, suggestions AS suggestions, counts AS counts
