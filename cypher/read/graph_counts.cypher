// title: How many there are of each kind of node
// about: Read from the database's own counters, so it costs nothing on a large graph.
// column: label -- label of the nodes
// column: nodes -- how many there are
UNWIND [
  ['Paper', COUNT { (:Paper) }],
  ['Dataset', COUNT { (:Dataset) }],
  ['Software', COUNT { (:Software) }],
  ['OtherProduct', COUNT { (:OtherProduct) }],
  ['Person', COUNT { (:Person) }],
  ['Institution', COUNT { (:Institution) }],
  ['Topic', COUNT { (:Topic) }],
  ['Version', COUNT { (:Version) }],
  ['Venue', COUNT { (:Venue) }],
  ['Source', COUNT { (:Source) }],
  ['Project', COUNT { (:Project) }],
  ['Funder', COUNT { (:Funder) }],
  ['Identifier', COUNT { (:Identifier) }],
  ['Record', COUNT { (:Record) }],
  ['Load', COUNT { (:Load) }],
  ['Derivation', COUNT { (:Derivation) }]
] AS counted
RETURN counted[0] AS label, counted[1] AS nodes
