// title: What made the constraints there are
// about: The statement of each.
SHOW CONSTRAINTS YIELD name, createStatement
RETURN name AS name, createStatement AS statement
ORDER BY name;
