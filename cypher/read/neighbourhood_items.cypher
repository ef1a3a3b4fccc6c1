// title: Given items and the links among them
// about: One row for each item that has one of the ids, with what is shown of it and its links to the other items of the list.
// param: ids list -- ids of the items, separated by commas or as a JSON list
// column: kind -- label of the item
// column: id -- its id
// column: facts -- what is shown of it
// column: first_author -- family name of a work's first author, or the whole name of a collaboration
// column: leads_to -- links from it to others of the list, with what they rest on
// column: comes_from -- who of the list wrote, pays for or takes part in it, with what that rests on
// example: ids=arxiv:2109.07270,arxiv:1811.02360,arxiv:cs.CV
// see: neighbourhood_work
// cost: one index look-up for each id and label, and the relationships of works and people
CALL () {
  UNWIND $ids AS id MATCH (node:Work {id: id}) RETURN node
  UNION ALL
  UNWIND $ids AS id MATCH (node:Person {id: id}) RETURN node
  UNION ALL
  UNWIND $ids AS id MATCH (node:Institution {id: id}) RETURN node
  UNION ALL
  UNWIND $ids AS id MATCH (node:Topic {id: id}) RETURN node
  UNION ALL
  UNWIND $ids AS id MATCH (node:Version {id: id}) RETURN node
  UNION ALL
  UNWIND $ids AS id MATCH (node:Venue {id: id}) RETURN node
  UNION ALL
  UNWIND $ids AS id MATCH (node:Source {id: id}) RETURN node
  UNION ALL
  UNWIND $ids AS id MATCH (node:Project {id: id}) RETURN node
  UNION ALL
  UNWIND $ids AS id MATCH (node:Funder {id: id}) RETURN node
}
WITH DISTINCT node
WITH node, head([label IN labels(node) WHERE label <> 'Work']) AS kind, CASE
    WHEN node:Work THEN node {
      .title, .year, .date, .type, .access, .cited_by, .references, .retracted, .withdrawn
    }
    WHEN node:Person THEN node {.name, .works, .first_year, .last_year, .identity, .orcid}
    WHEN node:Institution THEN node {.name, .short, .works, .country, .country_name}
    WHEN node:Topic THEN node {.label, .scheme, .code, .works}
    WHEN node:Version THEN node {.label, .kind, .number, .date, .type, .license, .access}
    WHEN node:Venue THEN node {.title, .publisher}
    WHEN node:Project THEN node {.title, .acronym, .code, .start, .end, .amount, .currency}
    ELSE node {.name, .short, .type}
  END AS facts,
  head(COLLECT {
    MATCH (node)<-[link:AUTHORED]-(author:Person)
    WHERE node:Work AND link.position = 1
    RETURN CASE
      WHEN author.collective THEN author.name
      ELSE coalesce(author.family, last(split(coalesce(link.name, author.name), ' ')))
    END
    ORDER BY author.id LIMIT 1
  }) AS first_author,
  COLLECT {
    MATCH (node)-[link:CITES|ABOUT|AFFILIATED|HAS_VERSION|PUBLISHED_IN|HOSTED_BY|COLLECTED_FROM|FUNDED_BY|RELATED
      |NEXT|BROADER|PART_OF|PROVIDED_BY]->(other)
    WHERE other.id IN $ids
    RETURN {type: type(link), kind: head([label IN labels(other) WHERE label <> 'Work']), id: other.id,
      evidence: CASE type(link)
        WHEN 'ABOUT' THEN link {.sources, .origin, .primary}
        WHEN 'PUBLISHED_IN' THEN link {.sources, .volume, .issue}
        WHEN 'RELATED' THEN link {.sources, .name}
        ELSE link {.sources}
      END}
  } AS leads_to,
  COLLECT {
    MATCH (node)<-[link:AUTHORED|FUNDED|TAKES_PART]-(other)
    WHERE other.id IN $ids
    RETURN {type: type(link), kind: head([label IN labels(other) WHERE label <> 'Work']), id: other.id,
      evidence: link {.sources, .name, .position}}
  } AS comes_from
RETURN kind AS kind, node.id AS id, facts AS facts, first_author AS first_author, leads_to AS leads_to,
  comes_from AS comes_from
ORDER BY kind, id
