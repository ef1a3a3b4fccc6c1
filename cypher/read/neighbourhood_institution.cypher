// title: What stands around an institution
// about: Works, people, partners, topics, parts and wholes, grants and sources, each relation ranked and cut, with its total. A person is its own only where a source says so; authors of its works are counted apart.
// param: institution string -- id of the institution
// param: limit int = 60 -- at most this many of each relation
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: hub int = 5000 -- counts rest on at most this many works, the newest first
// column: relation -- how it stands to the institution
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the institution
// column: evidence -- what the link rests on
// example: institution=ror:02jx3x895
// see: neighbourhood_items neighbourhood_second
// cost: the newest works of one institution and what hangs on them
MATCH (institution:Institution {id: $institution})
CALL (institution) {
  RETURN 'focus' AS relation, 1 AS total, 0 AS place, {node: institution, type: '', outward: true, evidence: {}} AS item
  UNION ALL
  WITH institution, COUNT {
    MATCH (institution)<-[:AFFILIATED]-(work:Work) WHERE $since <= coalesce(work.year, 0) <= $until
  } AS total
  MATCH (institution)<-[link:AFFILIATED]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH total, work, link ORDER BY coalesce(work.cited_by, 0) DESC, work.id LIMIT $limit
  WITH total, collect({node: work, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'work' AS relation, total, place, found[place] AS item
  UNION ALL
  MATCH (institution)<-[:AFFILIATED]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH institution, work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  CALL (institution, work) {
    MATCH (work)<-[:AUTHORED]-(author:Person)
    WHERE COUNT { (work)<-[:AUTHORED]-() } <= 100
    RETURN author AS node, 'author' AS relation, 'CONTRIBUTED' AS type, false AS outward
    UNION ALL
    MATCH (work)-[:AFFILIATED]->(partner:Institution)
    WHERE partner <> institution
    RETURN partner AS node, 'partner' AS relation, 'COLLABORATES' AS type, true AS outward
    UNION ALL
    MATCH (work)-[:ABOUT]->(topic:Topic)
    RETURN topic AS node, 'topic' AS relation, 'WORKS_ON' AS type, true AS outward
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
  WITH institution, COUNT { (institution)<-[:AFFILIATED]-(:Person) } AS total
  MATCH (institution)<-[link:AFFILIATED]-(node:Person)
  WITH total, node, link ORDER BY node.name, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'member' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH institution, COUNT { (institution)-[:PART_OF]->(:Institution) } AS total
  MATCH (institution)-[link:PART_OF]->(node:Institution)
  WITH total, node, link ORDER BY node.name, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'whole' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH institution, COUNT { (institution)<-[:PART_OF]-(:Institution) } AS total
  MATCH (institution)<-[link:PART_OF]-(node:Institution)
  WITH total, node, link ORDER BY node.name, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'part' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH institution, COUNT { (institution)-[:TAKES_PART]->(:Project) } AS total
  MATCH (institution)-[link:TAKES_PART]->(node:Project)
  WITH total, node, link ORDER BY coalesce(node.start, '') DESC, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'grant' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH institution, COUNT { (institution)<-[:PROVIDED_BY]-(:Source) } AS total
  MATCH (institution)<-[link:PROVIDED_BY]-(node:Source)
  WITH total, node, link ORDER BY node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'source' AS relation, total, place, found[place] AS item
}
RETURN relation AS relation, total AS total, place AS place,
  head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
