// title: Which papers have code, data or other products linked to them?
// about: Stated relations between a paper and a data set, software or other product, in either direction, with the relation's name as the source gives it.
// kind: papers
// see: RELATED in docs/model.md; relation names of the DataCite schema
// cost: looks at the relations of all products; milliseconds to seconds
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: paper -- id of the paper
// column: title -- its title
// column: relation -- name of the relation, as the source gives it
// column: said_of -- which of the two the relation is said of: paper or product
// column: work -- id of the product
// column: work_title -- title of the product
// column: what -- Dataset, Software or OtherProduct
MATCH (product:Dataset|Software|OtherProduct)-[link:RELATED]-(about:Paper)
RETURN about.id AS paper, about.title AS title, link.name AS relation,
  CASE WHEN startNode(link) = product THEN 'product' ELSE 'paper' END AS said_of,
  product.id AS work, product.title AS work_title, [label IN labels(product) WHERE label <> 'Work'][0] AS what
ORDER BY paper, work, relation
LIMIT $limit
