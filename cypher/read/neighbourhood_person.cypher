// title: What stands around a person
// about: Works, close collaborators, topics and institutions, each relation ranked and cut, with its total. Collaborators are counted through works of at most 100 authors; topics through all works. Institutions only where a source says so of the person.
// param: person string -- id of the person
// param: limit int = 60 -- at most this many of each relation
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: hub int = 5000 -- counts rest on at most this many works, the newest first
// column: relation -- how it stands to the person
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the person
// column: evidence -- what the link rests on
// example: person=orcid:0000-0003-4435-3780
// see: neighbourhood_items neighbourhood_second
// cost: the works of one person and their authors
MATCH (person:Person {id: $person})
CALL (person) {
  MATCH (person)-[:AUTHORED]->(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH DISTINCT work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  RETURN collect(work) AS works
}
CALL (person) {
  MATCH (person)-[:AUTHORED]->(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  RETURN count(DISTINCT work) AS all_works
}
CALL (works) {
  UNWIND works AS work
  WITH work WHERE COUNT { (work)<-[:AUTHORED]-() } > 100
  RETURN count(work) AS left_out
}
CALL (person, works) {
  UNWIND works AS work
  MATCH (work)<-[:AUTHORED]-(other:Person)
  WHERE other <> person AND COUNT { (work)<-[:AUTHORED]-() } <= 100
  WITH other AS node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH node, count(DISTINCT work) AS papers, collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  RETURN collect({node: node, type: 'COAUTHOR', outward: true, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }}) AS collaborators
}
CALL (person, works) {
  UNWIND works AS work
  MATCH (work)-[:ABOUT]->(topic:Topic)
  WITH topic AS node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH node, count(DISTINCT work) AS papers, collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  RETURN collect({node: node, type: 'WRITES_ABOUT', outward: true, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }}) AS topics
}
WITH [
  {relation: 'focus', total: 1, found: [
    {node: person, type: '', outward: true, evidence: {looked_at: size(works), left_out: left_out}}
  ]},
  {relation: 'work', total: all_works, found: COLLECT {
    MATCH (person)-[link:AUTHORED]->(work:Work)
    WHERE $since <= coalesce(work.year, 0) <= $until
    RETURN {node: work, type: type(link), outward: true, evidence: link {.sources, .position, .name}}
    ORDER BY coalesce(work.cited_by, 0) DESC, work.id LIMIT $limit
  }},
  {relation: 'collaborator', total: size(collaborators), found: collaborators[..$limit]},
  {relation: 'topic', total: size(topics), found: topics[..$limit]},
  {relation: 'institution', total: COUNT { (person)-[:AFFILIATED]->(:Institution) }, found: COLLECT {
    MATCH (person)-[link:AFFILIATED]->(node:Institution)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY node.name, node.id LIMIT $limit
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
