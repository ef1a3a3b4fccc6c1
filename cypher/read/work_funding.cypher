// title: Who paid for a work
// about: Grants with their funder, and funders whose grant is not known.
// param: work string -- id of the work
// param: limit int = 1000 -- at most this many rows
// column: id -- id of the project or funder
// column: label -- Project or Funder
// column: code -- grant number
// column: acronym -- acronym of the project
// column: title -- title of the project
// column: funders -- who pays
// column: trust -- how sure the source is
// column: sources -- deliveries that state it
// example: work=arxiv:1608.06993
MATCH (:Work {id: $work})-[link:FUNDED_BY]->(payer:Project|Funder)
WITH link, payer,
  CASE WHEN payer:Funder THEN [payer.name]
       ELSE COLLECT { MATCH (funder:Funder)-[:FUNDED]->(payer) RETURN funder.name ORDER BY funder.name } END AS funders
RETURN payer.id AS id,
  CASE WHEN payer:Funder THEN 'Funder' ELSE 'Project' END AS label, payer.code AS code, payer.acronym AS acronym,
  payer.title AS title, funders AS funders, link.trust AS trust, link.sources AS sources
ORDER BY label DESC, code, id
LIMIT $limit
