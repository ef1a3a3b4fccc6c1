// title: All that is known about one venue
// about: A journal or proceedings, works per year, topics, in one row.
// param: venue string -- id of the venue
// param: shown int = 25 -- at most this many entries of each collected list
// column: properties -- all properties of the node
// column: years -- works per year; works without a year are counted under an empty year
// column: topics -- topics of the works, by number of works
// column: access -- works by best access
// column: counts -- how many there are of each list
// example: venue=issn:0925-2312
// cost: reads all works of the venue
MATCH (venue:Venue {id: $venue})
WITH venue,
  COLLECT {
    MATCH (venue)<-[:PUBLISHED_IN]-(work:Work)
    WITH work.year AS year, count(*) AS works
    RETURN {year: year, count: works} ORDER BY year
  } AS years,
  COLLECT {
    MATCH (venue)<-[:PUBLISHED_IN]-(work:Work)-[:ABOUT]->(topic:Topic)
    WITH topic, count(DISTINCT work) AS works
    RETURN {id: topic.id, label: topic.label, scheme: topic.scheme, code: topic.code, works: works}
    ORDER BY works DESC, topic.scheme, topic.id LIMIT $shown
  } AS topics,
  COLLECT {
    MATCH (venue)<-[:PUBLISHED_IN]-(work:Work)
    WITH work.access AS access, count(*) AS works
    RETURN {access: access, works: works} ORDER BY works DESC, access
  } AS access
WITH *, {
    works: COUNT { (venue)<-[:PUBLISHED_IN]-(:Work) },
    topics: COUNT { MATCH (venue)<-[:PUBLISHED_IN]-(:Work)-[:ABOUT]->(topic:Topic) RETURN DISTINCT topic }
  } AS counts
RETURN properties(venue) AS properties, years AS years, topics AS topics, access AS access, counts AS counts
