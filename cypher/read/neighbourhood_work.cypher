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
  ORDER BY shared + together DESC, node.id
  RETURN collect({node: node, type: 'SIMILAR', outward: true,
    evidence: {shared_references: shared, cited_together: together}}) AS similar
}
WITH [
  {relation: 'focus', total: 1, found: [{node: work, type: '', outward: true, evidence: {}}]},
  {relation: 'author', total: COUNT { (work)<-[:AUTHORED]-() }, found: COLLECT {
    MATCH (work)<-[link:AUTHORED]-(node:Person)
    RETURN {node: node, type: type(link), outward: false, evidence: link {.sources, .position, .name}}
    ORDER BY link.position, node.id LIMIT $limit
  }},
  {relation: 'reference', total: COUNT {
    MATCH (work)-[:CITES]->(node:Work) WHERE $since <= coalesce(node.year, 0) <= $until
  }, found: COLLECT {
    MATCH (work)-[link:CITES]->(node:Work) WHERE $since <= coalesce(node.year, 0) <= $until
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY coalesce(node.cited_by, 0) DESC, node.id LIMIT $limit
  }},
  {relation: 'citing', total: COUNT {
    MATCH (work)<-[:CITES]-(node:Work) WHERE $since <= coalesce(node.year, 0) <= $until
  }, found: COLLECT {
    MATCH (work)<-[link:CITES]-(node:Work) WHERE $since <= coalesce(node.year, 0) <= $until
    RETURN {node: node, type: type(link), outward: false, evidence: link {.sources}}
    ORDER BY coalesce(node.cited_by, 0) DESC, node.id LIMIT $limit
  }},
  {relation: 'topic', total: COUNT { (work)-[:ABOUT]->() }, found: COLLECT {
    MATCH (work)-[link:ABOUT]->(node:Topic)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources, .origin, .primary, .score}}
    ORDER BY coalesce(link.primary, false) DESC, coalesce(link.score, 0.0) DESC, coalesce(node.works, 0), node.id
    LIMIT $limit
  }},
  {relation: 'institution', total: COUNT { (work)-[:AFFILIATED]->() }, found: COLLECT {
    MATCH (work)-[link:AFFILIATED]->(node:Institution)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY node.name, node.id LIMIT $limit
  }},
  {relation: 'version', total: COUNT { (work)-[:HAS_VERSION]->() }, found: COLLECT {
    MATCH (work)-[link:HAS_VERSION]->(node:Version)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY coalesce(node.number, 9999), node.date, node.id LIMIT $limit
  }},
  {relation: 'venue', total: COUNT { (work)-[:PUBLISHED_IN]->() }, found: COLLECT {
    MATCH (work)-[link:PUBLISHED_IN]->(node:Venue)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources, .volume, .issue}}
    ORDER BY node.id LIMIT $limit
  }},
  {relation: 'holder', total: COUNT {
    MATCH (work)-[:HOSTED_BY|COLLECTED_FROM]->(node:Source) RETURN DISTINCT node
  }, found: COLLECT {
    MATCH (work)-[link:HOSTED_BY|COLLECTED_FROM]->(node:Source)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY type(link) DESC, node.id LIMIT $limit
  }},
  {relation: 'grant', total: COUNT { (work)-[:FUNDED_BY]->() }, found: COLLECT {
    MATCH (work)-[link:FUNDED_BY]->(node:Project|Funder)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY node.id LIMIT $limit
  }},
  {relation: 'related', total: COUNT { MATCH (work)-[:RELATED]-(node:Work) RETURN DISTINCT node }, found: COLLECT {
    MATCH (work)-[link:RELATED]-(node:Work)
    RETURN {node: node, type: type(link), outward: startNode(link) = work, evidence: link {.sources, .name}}
    ORDER BY node.id, link.name LIMIT $limit
  }},
  {relation: 'similar', total: size(similar), found: similar[..$limit]}
] AS relations
UNWIND relations AS one
UNWIND range(0, size(one.found) - 1) AS place
WITH one, place, one.found[place] AS item
RETURN one.relation AS relation, one.total AS total,
  place AS place, head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
