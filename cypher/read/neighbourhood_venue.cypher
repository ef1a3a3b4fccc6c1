// title: What stands around a venue
// about: Works published in it, their authors and topics, each relation ranked and cut, with its total.
// param: venue string -- id of the venue
// param: limit int = 60 -- at most this many of each relation
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: hub int = 5000 -- counts rest on at most this many works, the newest first
// column: relation -- how it stands to the venue
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the venue
// column: evidence -- what the link rests on
// example: venue=issn:0925-2312
// see: neighbourhood_items neighbourhood_second
// cost: the newest works of one venue and what hangs on them
MATCH (venue:Venue {id: $venue})
CALL (venue) {
  MATCH (venue)<-[:PUBLISHED_IN]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH DISTINCT work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  RETURN collect(work) AS works
}
CALL (venue) {
  MATCH (venue)<-[:PUBLISHED_IN]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  RETURN count(DISTINCT work) AS all_works
}
CALL (venue, works) {
  UNWIND works AS work
  MATCH (work)<-[:AUTHORED]-(author:Person)
  WHERE COUNT { (work)<-[:AUTHORED]-() } <= 100
  WITH author AS node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH node, count(DISTINCT work) AS papers, collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  RETURN collect({node: node, type: 'PUBLISHES_IN', outward: false, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }}) AS people
}
CALL (venue, works) {
  UNWIND works AS work
  MATCH (work)-[:ABOUT]->(topic:Topic)
  WITH topic AS node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH node, count(DISTINCT work) AS papers, collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  RETURN collect({node: node, type: 'COVERS', outward: true, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }}) AS topics
}
WITH [
  {relation: 'focus', total: 1, found: [{node: venue, type: '', outward: true, evidence: {looked_at: size(works)}}]},
  {relation: 'work', total: all_works, found: COLLECT {
    MATCH (venue)<-[link:PUBLISHED_IN]-(work:Work)
    WHERE $since <= coalesce(work.year, 0) <= $until
    RETURN {node: work, type: type(link), outward: false, evidence: link {.sources, .volume, .issue}}
    ORDER BY coalesce(work.cited_by, 0) DESC, work.id LIMIT $limit
  }},
  {relation: 'author', total: size(people), found: people[..$limit]},
  {relation: 'topic', total: size(topics), found: topics[..$limit]}
] AS relations
UNWIND relations AS one
UNWIND range(0, size(one.found) - 1) AS place
WITH one, place, one.found[place] AS item
RETURN one.relation AS relation, one.total AS total,
  place AS place, head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
