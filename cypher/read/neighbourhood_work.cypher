// title: What stands around a work
// about: Authors, references, citing works, topics, institutions, versions, venues, sources, grants, related and similar works, each relation ranked and cut, with its total. Similar works share references with it or are cited together with it, at least twice; they neither cite it nor are cited by it.
// param: work string -- id of the work
// param: limit int = 60 -- at most this many of each relation
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: busy int = 1000 -- works cited more often, or citing more, say nothing about similarity
// column: relation -- how it stands to the work
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the work
// column: evidence -- what the link rests on
// example: work=arxiv:2109.07270
// see: neighbourhood_items neighbourhood_second
// cost: the relationships of one work and of those that share references with it
MATCH (work:Work {id: $work})
CALL (work) {
  RETURN 'focus' AS relation, 1 AS total, 0 AS place, {node: work, type: '', outward: true, evidence: {}} AS item
  UNION ALL
  WITH work, COUNT { (work)<-[:AUTHORED]-(:Person) } AS total
  MATCH (work)<-[link:AUTHORED]-(node:Person)
  WITH total, node, link ORDER BY link.position, node.id LIMIT $limit
  WITH total, collect({
    node: node, type: type(link), outward: false, evidence: link {.sources, .position, .name}
  }) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'author' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH work, COUNT {
    MATCH (work)-[:CITES]->(node:Work) WHERE $since <= coalesce(node.year, 0) <= $until
  } AS total
  MATCH (work)-[link:CITES]->(node:Work)
  WHERE $since <= coalesce(node.year, 0) <= $until
  WITH total, node, link ORDER BY coalesce(node.cited_by, 0) DESC, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'reference' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH work, COUNT {
    MATCH (work)<-[:CITES]-(node:Work) WHERE $since <= coalesce(node.year, 0) <= $until
  } AS total
  MATCH (work)<-[link:CITES]-(node:Work)
  WHERE $since <= coalesce(node.year, 0) <= $until
  WITH total, node, link ORDER BY coalesce(node.cited_by, 0) DESC, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'citing' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH work, COUNT { (work)-[:ABOUT]->(:Topic) } AS total
  MATCH (work)-[link:ABOUT]->(node:Topic)
  WITH total, node, link ORDER BY coalesce(link.primary, false) DESC, coalesce(link.score, 0.0) DESC,
    coalesce(node.works, 0), node.id LIMIT $limit
  WITH total, collect({
    node: node, type: type(link), outward: true, evidence: link {.sources, .origin, .primary, .score}
  }) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'topic' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH work, COUNT { (work)-[:AFFILIATED]->(:Institution) } AS total
  MATCH (work)-[link:AFFILIATED]->(node:Institution)
  WITH total, node, link ORDER BY node.name, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'institution' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH work, COUNT { (work)-[:HAS_VERSION]->(:Version) } AS total
  MATCH (work)-[link:HAS_VERSION]->(node:Version)
  WITH total, node, link ORDER BY coalesce(node.number, 9999), node.date, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'version' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH work, COUNT { (work)-[:PUBLISHED_IN]->(:Venue) } AS total
  MATCH (work)-[link:PUBLISHED_IN]->(node:Venue)
  WITH total, node, link ORDER BY node.id LIMIT $limit
  WITH total, collect({
    node: node, type: type(link), outward: true, evidence: link {.sources, .volume, .issue}
  }) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'venue' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH work, COUNT {
    MATCH (work)-[:HOSTED_BY|COLLECTED_FROM]->(node:Source) RETURN DISTINCT node
  } AS total
  MATCH (work)-[link:HOSTED_BY|COLLECTED_FROM]->(node:Source)
  WITH total, node, link ORDER BY type(link) DESC, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'holder' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH work, COUNT { (work)-[:FUNDED_BY]->(:Project|Funder) } AS total
  MATCH (work)-[link:FUNDED_BY]->(node:Project|Funder)
  WITH total, node, link ORDER BY node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'grant' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH work, COUNT {
    MATCH (work)-[:RELATED]-(node:Work) RETURN DISTINCT node
  } AS total
  MATCH (work)-[link:RELATED]-(node:Work)
  WITH work, total, node, link ORDER BY node.id, link.name LIMIT $limit
  WITH total, collect({
    node: node, type: type(link), outward: startNode(link) = work, evidence: link {.sources, .name}
  }) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'related' AS relation, total, place, found[place] AS item
  UNION ALL
  CALL (work) {
    MATCH (work)-[:CITES]->(shared:Work)
    WHERE COUNT { (shared)<-[:CITES]-() } <= $busy
    MATCH (shared)<-[:CITES]-(node:Work)
    RETURN node, 1 AS sharing, 0 AS together
    UNION ALL
    MATCH (work)<-[:CITES]-(citing:Work)
    WHERE COUNT { (citing)-[:CITES]->() } <= $busy AND COUNT { (work)<-[:CITES]-() } <= 10 * $busy
    MATCH (citing)-[:CITES]->(node:Work)
    RETURN node, 0 AS sharing, 1 AS together
  }
  WITH work, node, sum(sharing) AS shared, sum(together) AS together
  WHERE node <> work AND shared + together > 1 AND $since <= coalesce(node.year, 0) <= $until
    AND NOT EXISTS { (work)-[:CITES]-(node) }
  WITH node, shared, together ORDER BY shared + together DESC, node.id
  WITH count(*) AS total, collect({node: node, type: 'SIMILAR', outward: true, evidence: {
    shared_references: shared, cited_together: together
  }})[..$limit] AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'similar' AS relation, total, place, found[place] AS item
}
RETURN relation AS relation, total AS total, place AS place,
  head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
