// title: What stands around a topic
// about: Key works, people, institutions and topics that occur with it, broader and narrower topics, each relation ranked and cut, with its total.
// param: topic string -- id of the topic
// param: limit int = 60 -- at most this many of each relation
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: hub int = 5000 -- counts rest on at most this many works, the newest first
// column: relation -- how it stands to the topic
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the topic
// column: evidence -- what the link rests on
// example: topic=arxiv:cs.CV
// see: neighbourhood_items neighbourhood_second
// cost: the newest works of one topic and what hangs on them
MATCH (topic:Topic {id: $topic})
CALL (topic) {
  RETURN 'focus' AS relation, 1 AS total, 0 AS place, {node: topic, type: '', outward: true, evidence: {}} AS item
  UNION ALL
  WITH topic, COUNT {
    MATCH (topic)<-[:ABOUT]-(work:Work) WHERE $since <= coalesce(work.year, 0) <= $until
  } AS total
  MATCH (topic)<-[link:ABOUT]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH total, work, link ORDER BY coalesce(work.cited_by, 0) DESC, work.id LIMIT $limit
  WITH total, collect({
    node: work, type: type(link), outward: false, evidence: link {.sources, .origin, .primary, .score}
  }) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'work' AS relation, total, place, found[place] AS item
  UNION ALL
  MATCH (topic)<-[:ABOUT]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH topic, work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  CALL (topic, work) {
    MATCH (work)<-[:AUTHORED]-(author:Person)
    WHERE COUNT { (work)<-[:AUTHORED]-() } <= 100
    RETURN author AS node, 'author' AS relation, 'WRITES_ABOUT' AS type, false AS outward
    UNION ALL
    MATCH (work)-[:ABOUT]->(other:Topic)
    WHERE other <> topic
    RETURN other AS node, 'neighbour' AS relation, 'OCCURS_WITH' AS type, true AS outward
    UNION ALL
    MATCH (work)-[:AFFILIATED]->(institution:Institution)
    RETURN institution AS node, 'institution' AS relation, 'WORKS_ON' AS type, false AS outward
  }
  WITH relation, type, outward, node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH relation, type, outward, node, count(DISTINCT work) AS papers,
    collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  WITH relation, count(*) AS total, collect({node: node, type: type, outward: outward, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }})[..$limit] AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN relation, total, place, found[place] AS item
  UNION ALL
  WITH topic, COUNT { (topic)-[:BROADER]->(:Topic) } AS total
  MATCH (topic)-[link:BROADER]->(node:Topic)
  WITH total, node, link ORDER BY node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'broader' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH topic, COUNT { (topic)<-[:BROADER]-(:Topic) } AS total
  MATCH (topic)<-[link:BROADER]-(node:Topic)
  WITH total, node, link ORDER BY coalesce(node.works, 0) DESC, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'narrower' AS relation, total, place, found[place] AS item
}
RETURN relation AS relation, total AS total, place AS place,
  head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
