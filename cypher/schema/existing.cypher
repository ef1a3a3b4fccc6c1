// title: The indexes there are
// about: Names, kinds, entities, labels and properties of all indexes, constraints' own included; lookup indexes left out.
SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint, state
WHERE type <> 'LOOKUP'
RETURN name, type, entityType, labelsOrTypes AS labels, properties, owningConstraint IS NOT NULL AS unique, state
ORDER BY name;
