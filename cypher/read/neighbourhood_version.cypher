// title: What stands around a version
// about: Its work, the work's other versions, earlier and later, the sources that hold it, and the work's authors, each relation ranked and cut, with its total.
// param: version string -- id of the version
// param: limit int = 60 -- at most this many of each relation
// column: relation -- how it stands to the version
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the version
// column: evidence -- what the link rests on
// example: version=arxiv:2109.07270v2
// see: neighbourhood_items neighbourhood_second
// cost: the relationships of one version and its work
MATCH (version:Version {id: $version})
CALL (version) {
  RETURN 'focus' AS relation, 1 AS total, 0 AS place, {node: version, type: '', outward: true, evidence: {}} AS item
  UNION ALL
  WITH version, COUNT { (version)<-[:HAS_VERSION]-(:Work) } AS total
  MATCH (version)<-[link:HAS_VERSION]-(node:Work)
  WITH total, node, link ORDER BY node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'work' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH version, COUNT { (version)-[:NEXT]->(:Version) } AS total
  MATCH (version)-[link:NEXT]->(node:Version)
  WITH total, node, link ORDER BY node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'later' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH version, COUNT { (version)<-[:NEXT]-(:Version) } AS total
  MATCH (version)<-[link:NEXT]-(node:Version)
  WITH total, node, link ORDER BY node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'earlier' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH version, COUNT {
    MATCH (version)-[:HOSTED_BY|COLLECTED_FROM]->(node:Source) RETURN DISTINCT node
  } AS total
  MATCH (version)-[link:HOSTED_BY|COLLECTED_FROM]->(node:Source)
  WITH total, node, link ORDER BY type(link) DESC, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'holder' AS relation, total, place, found[place] AS item
  UNION ALL
  MATCH (version)<-[:HAS_VERSION]-(work:Work)
  WITH version, work ORDER BY work.id LIMIT 1
  MATCH (work)-[:HAS_VERSION]->(node:Version)
  WHERE node <> version AND NOT EXISTS { (node)-[:NEXT]-(version) }
  WITH node ORDER BY coalesce(node.number, 9999), node.date, node.id
  WITH count(*) AS total, collect({node: node, type: 'SAME_WORK', outward: true, evidence: {}})[..$limit] AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'sibling' AS relation, total, place, found[place] AS item
  UNION ALL
  MATCH (version)<-[:HAS_VERSION]-(work:Work)
  WITH work, COUNT { (work)<-[:AUTHORED]-(:Person) } AS total ORDER BY work.id LIMIT 1
  MATCH (work)<-[link:AUTHORED]-(node:Person)
  WITH total, node, link ORDER BY link.position, node.id LIMIT $limit
  WITH total, collect({
    node: node, type: 'WROTE', outward: false, evidence: link {.sources, .position, .name}
  }) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'author' AS relation, total, place, found[place] AS item
}
RETURN relation AS relation, total AS total, place AS place,
  head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
