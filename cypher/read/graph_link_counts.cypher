// title: How many there are of each kind of relationship
// about: Read from the database's own counters, so it costs nothing on a large graph.
// column: type -- type of the relationships
// column: relationships -- how many there are
UNWIND [
  ['AUTHORED', COUNT { ()-[:AUTHORED]->() }],
  ['AFFILIATED', COUNT { ()-[:AFFILIATED]->() }],
  ['HAS_VERSION', COUNT { ()-[:HAS_VERSION]->() }],
  ['NEXT', COUNT { ()-[:NEXT]->() }],
  ['HOSTED_BY', COUNT { ()-[:HOSTED_BY]->() }],
  ['COLLECTED_FROM', COUNT { ()-[:COLLECTED_FROM]->() }],
  ['PROVIDED_BY', COUNT { ()-[:PROVIDED_BY]->() }],
  ['PUBLISHED_IN', COUNT { ()-[:PUBLISHED_IN]->() }],
  ['ABOUT', COUNT { ()-[:ABOUT]->() }],
  ['BROADER', COUNT { ()-[:BROADER]->() }],
  ['CITES', COUNT { ()-[:CITES]->() }],
  ['RELATED', COUNT { ()-[:RELATED]->() }],
  ['FUNDED_BY', COUNT { ()-[:FUNDED_BY]->() }],
  ['FUNDED', COUNT { ()-[:FUNDED]->() }],
  ['TAKES_PART', COUNT { ()-[:TAKES_PART]->() }],
  ['PART_OF', COUNT { ()-[:PART_OF]->() }],
  ['COAUTHOR', COUNT { ()-[:COAUTHOR]->() }],
  ['COLLABORATES', COUNT { ()-[:COLLABORATES]->() }],
  ['MAYBE_SAME', COUNT { ()-[:MAYBE_SAME]->() }],
  ['IDENTIFIES', COUNT { ()-[:IDENTIFIES]->() }],
  ['HAS_ID', COUNT { ()-[:HAS_ID]->() }],
  ['QUOTES_ID', COUNT { ()-[:QUOTES_ID]->() }],
  ['STATES', COUNT { ()-[:STATES]->() }],
  ['DESCRIBES', COUNT { ()-[:DESCRIBES]->() }]
] AS counted
RETURN counted[0] AS type, counted[1] AS relationships
