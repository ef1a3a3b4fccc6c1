// title: Everything of one kind
// about: All nodes of a label by their id, as many as the first page counts; the next page goes on after the last id.
// param: label string -- Paper, Dataset, Software, OtherProduct, Person, Institution, Topic, Version, Venue, Source, Project or Funder
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 100 -- at most this many rows
// column: id -- id of the thing
// column: label -- its label
// column: name -- its title or name
// column: year -- year of a work
// column: sources -- deliveries that state it
// example: label=Dataset
// cost: some milliseconds, however many there are
CALL () {
  MATCH (thing:Paper)
  USING INDEX SEEK thing:Paper(id)
  WHERE thing.id > CASE WHEN $label = 'Paper' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Dataset)
  USING INDEX SEEK thing:Dataset(id)
  WHERE thing.id > CASE WHEN $label = 'Dataset' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Software)
  USING INDEX SEEK thing:Software(id)
  WHERE thing.id > CASE WHEN $label = 'Software' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:OtherProduct)
  USING INDEX SEEK thing:OtherProduct(id)
  WHERE thing.id > CASE WHEN $label = 'OtherProduct' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Person)
  USING INDEX SEEK thing:Person(id)
  WHERE thing.id > CASE WHEN $label = 'Person' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Institution)
  USING INDEX SEEK thing:Institution(id)
  WHERE thing.id > CASE WHEN $label = 'Institution' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Topic)
  USING INDEX SEEK thing:Topic(id)
  WHERE thing.id > CASE WHEN $label = 'Topic' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Version)
  USING INDEX SEEK thing:Version(id)
  WHERE thing.id > CASE WHEN $label = 'Version' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Venue)
  USING INDEX SEEK thing:Venue(id)
  WHERE thing.id > CASE WHEN $label = 'Venue' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Source)
  USING INDEX SEEK thing:Source(id)
  WHERE thing.id > CASE WHEN $label = 'Source' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Project)
  USING INDEX SEEK thing:Project(id)
  WHERE thing.id > CASE WHEN $label = 'Project' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
UNION ALL
  MATCH (thing:Funder)
  USING INDEX SEEK thing:Funder(id)
  WHERE thing.id > CASE WHEN $label = 'Funder' THEN $after_id END
  RETURN thing
  ORDER BY thing.id
  LIMIT $limit
}
RETURN thing.id AS id, $label AS label, coalesce(thing.title, thing.name, thing.label, thing.acronym) AS name,
  CASE WHEN thing:Work THEN thing.year END AS year, thing.sources AS sources
ORDER BY id
LIMIT $limit
