// title: One step beyond given items
// about: Works, people, institutions, topics, sources and funders linked with the given items and not among them, by how many of them they touch, cut for each label. Items with very many links are not passed through.
// param: ids list -- ids of the items, separated by commas or as a JSON list
// param: without list = [] -- ids of items that are not wanted, the focus for one
// param: limit int = 30 -- at most this many of each label
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: busy int = 1000 -- items with more links of one sort are not passed through
// column: kind -- label of the item
// column: total -- how many of this label there are
// column: place -- rank within the label, from 0
// column: id -- its id
// column: name -- its name or title
// column: touches -- how many of the given items it is linked with
// example: ids=arxiv:2109.07270,arxiv:1811.02360
// see: neighbourhood_work neighbourhood_items
// cost: the relationships of the given works and people, each sort at most `busy` of one item
CALL () {
  UNWIND $ids AS id MATCH (item:Work {id: id})-[:AUTHORED|CITES|AFFILIATED|RELATED]-(node:Work|Person|Institution)
  WHERE COUNT { (item)--() } <= $busy
  RETURN item, node
  UNION ALL
  UNWIND $ids AS id MATCH (item:Work {id: id})-[:CITES|ABOUT|AFFILIATED]->(node)
  RETURN item, node
  UNION ALL
  UNWIND $ids AS id MATCH (item:Person {id: id})
  WHERE COUNT { (item)-[:AUTHORED]->() } <= $busy
  MATCH (item)-[:AUTHORED|AFFILIATED]->(node)
  RETURN item, node
  UNION ALL
  UNWIND $ids AS id MATCH (item:Version {id: id})-[:HOSTED_BY]->(node:Source) RETURN item, node
  UNION ALL
  UNWIND $ids AS id MATCH (item:Institution {id: id})-[:PART_OF]->(node:Institution) RETURN item, node
  UNION ALL
  UNWIND $ids AS id MATCH (item:Topic {id: id})-[:BROADER]->(node:Topic) RETURN item, node
  UNION ALL
  UNWIND $ids AS id MATCH (item:Source {id: id})-[:PROVIDED_BY]->(node:Institution) RETURN item, node
  UNION ALL
  UNWIND $ids AS id MATCH (item:Project {id: id})<-[:FUNDED|TAKES_PART]-(node) RETURN item, node
}
WITH node, count(DISTINCT item) AS touches
WHERE NOT node.id IN $ids AND NOT node.id IN $without
  AND (NOT node:Work OR $since <= coalesce(node.year, 0) <= $until)
WITH node, touches, head([label IN labels(node) WHERE label <> 'Work']) AS kind
ORDER BY touches DESC, coalesce(node.cited_by, node.works, 0) DESC, node.id
WITH kind, count(*) AS total, collect({node: node, touches: touches})[..$limit] AS found
UNWIND range(0, size(found) - 1) AS place
RETURN kind AS kind, total AS total, place AS place, found[place].node.id AS id,
  coalesce(found[place].node.title, found[place].node.name, found[place].node.label) AS name,
  found[place].touches AS touches
ORDER BY kind, place
