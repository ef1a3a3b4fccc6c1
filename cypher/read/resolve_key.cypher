// title: What a key leads to
// about: By the key of the thing itself, whatever its kind.
// param: id string -- key, such as arxiv:cs.CV or geran zhao~arxiv:2203.12570
// column: label -- label of the entity
// column: id -- id of the entity
// example: id=arxiv:cs.CV
MATCH (entity:Work|Person|Institution|Topic|Version|Venue|Source|Project|Funder {id: $id})
RETURN [label IN labels(entity) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label, entity.id AS id
ORDER BY label, id
