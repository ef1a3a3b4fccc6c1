// title: What made the indexes there are
// about: The statement of each; an index that belongs to a constraint is left out.
SHOW INDEXES YIELD name, type, owningConstraint, createStatement
WHERE type <> 'LOOKUP' AND owningConstraint IS NULL
RETURN name AS name, createStatement AS statement
ORDER BY name;
