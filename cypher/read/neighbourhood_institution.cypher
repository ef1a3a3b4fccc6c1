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
  MATCH (institution)<-[:AFFILIATED]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH DISTINCT work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  RETURN collect(work) AS works
}
CALL (institution) {
  MATCH (institution)<-[:AFFILIATED]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  RETURN count(DISTINCT work) AS all_works
}
CALL (institution, works) {
  UNWIND works AS work
  MATCH (work)<-[:AUTHORED]-(author:Person)
  WHERE COUNT { (work)<-[:AUTHORED]-() } <= 100
  WITH author AS node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH node, count(DISTINCT work) AS papers, collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  RETURN collect({node: node, type: 'CONTRIBUTED', outward: false, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }}) AS authors
}
CALL (institution, works) {
  UNWIND works AS work
  MATCH (work)-[:AFFILIATED]->(partner:Institution)
  WHERE partner <> institution
  WITH partner AS node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH node, count(DISTINCT work) AS papers, collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  RETURN collect({node: node, type: 'COLLABORATES', outward: true, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }}) AS partners
}
CALL (institution, works) {
  UNWIND works AS work
  MATCH (work)-[:ABOUT]->(topic:Topic)
  WITH topic AS node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH node, count(DISTINCT work) AS papers, collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  RETURN collect({node: node, type: 'WORKS_ON', outward: true, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }}) AS topics
}
WITH [
  {relation: 'focus', total: 1, found: [
    {node: institution, type: '', outward: true, evidence: {looked_at: size(works)}}
  ]},
  {relation: 'work', total: all_works, found: COLLECT {
    MATCH (institution)<-[link:AFFILIATED]-(work:Work)
    WHERE $since <= coalesce(work.year, 0) <= $until
    RETURN {node: work, type: type(link), outward: false, evidence: link {.sources}}
    ORDER BY coalesce(work.cited_by, 0) DESC, work.id LIMIT $limit
  }},
  {relation: 'member', total: COUNT { (institution)<-[:AFFILIATED]-(:Person) }, found: COLLECT {
    MATCH (institution)<-[link:AFFILIATED]-(node:Person)
    RETURN {node: node, type: type(link), outward: false, evidence: link {.sources}}
    ORDER BY node.name, node.id LIMIT $limit
  }},
  {relation: 'author', total: size(authors), found: authors[..$limit]},
  {relation: 'partner', total: size(partners), found: partners[..$limit]},
  {relation: 'topic', total: size(topics), found: topics[..$limit]},
  {relation: 'whole', total: COUNT { (institution)-[:PART_OF]->(:Institution) }, found: COLLECT {
    MATCH (institution)-[link:PART_OF]->(node:Institution)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY node.name, node.id LIMIT $limit
  }},
  {relation: 'part', total: COUNT { (institution)<-[:PART_OF]-(:Institution) }, found: COLLECT {
    MATCH (institution)<-[link:PART_OF]-(node:Institution)
    RETURN {node: node, type: type(link), outward: false, evidence: link {.sources}}
    ORDER BY node.name, node.id LIMIT $limit
  }},
  {relation: 'grant', total: COUNT { (institution)-[:TAKES_PART]->(:Project) }, found: COLLECT {
    MATCH (institution)-[link:TAKES_PART]->(node:Project)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY coalesce(node.start, '') DESC, node.id LIMIT $limit
  }},
  {relation: 'source', total: COUNT { (institution)<-[:PROVIDED_BY]-(:Source) }, found: COLLECT {
    MATCH (institution)<-[link:PROVIDED_BY]-(node:Source)
    RETURN {node: node, type: type(link), outward: false, evidence: link {.sources}}
    ORDER BY node.id LIMIT $limit
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
