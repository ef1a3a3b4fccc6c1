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
OPTIONAL MATCH (version)<-[:HAS_VERSION]-(work:Work)
WITH version, work ORDER BY work.id LIMIT 1
WITH [
  {relation: 'focus', total: 1, found: [{node: version, type: '', outward: true, evidence: {}}]},
  {relation: 'work', total: COUNT { (version)<-[:HAS_VERSION]-(:Work) }, found: COLLECT {
    MATCH (version)<-[link:HAS_VERSION]-(node:Work)
    RETURN {node: node, type: type(link), outward: false, evidence: link {.sources}}
    ORDER BY node.id LIMIT $limit
  }},
  {relation: 'later', total: COUNT { (version)-[:NEXT]->(:Version) }, found: COLLECT {
    MATCH (version)-[link:NEXT]->(node:Version)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY node.id LIMIT $limit
  }},
  {relation: 'earlier', total: COUNT { (version)<-[:NEXT]-(:Version) }, found: COLLECT {
    MATCH (version)<-[link:NEXT]-(node:Version)
    RETURN {node: node, type: type(link), outward: false, evidence: link {.sources}}
    ORDER BY node.id LIMIT $limit
  }},
  {relation: 'holder', total: COUNT {
    MATCH (version)-[:HOSTED_BY|COLLECTED_FROM]->(node:Source) RETURN DISTINCT node
  }, found: COLLECT {
    MATCH (version)-[link:HOSTED_BY|COLLECTED_FROM]->(node:Source)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY type(link) DESC, node.id LIMIT $limit
  }},
  {relation: 'sibling', total: COUNT {
    MATCH (work)-[:HAS_VERSION]->(node) WHERE node <> version AND NOT EXISTS { (node)-[:NEXT]-(version) }
  }, found: COLLECT {
    MATCH (work)-[link:HAS_VERSION]->(node:Version)
    WHERE node <> version AND NOT EXISTS { (node)-[:NEXT]-(version) }
    RETURN {node: node, type: 'SAME_WORK', outward: true, evidence: {}}
    ORDER BY coalesce(node.number, 9999), node.date, node.id LIMIT $limit
  }},
  {relation: 'author', total: COUNT { (work)<-[:AUTHORED]-() }, found: COLLECT {
    MATCH (work)<-[link:AUTHORED]-(node:Person)
    RETURN {node: node, type: 'WROTE', outward: false, evidence: link {.sources, .position, .name}}
    ORDER BY link.position, node.id LIMIT $limit
  }}
] AS relations
UNWIND relations AS one
UNWIND range(0, size(one.found) - 1) AS place
WITH one, place, one.found[place] AS item
RETURN one.relation AS relation, one.total AS total,
  place AS place, head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
