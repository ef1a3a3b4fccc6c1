// title: State of the graph
// about: Deliveries and derivations with their state, and how many nodes and links there are: whatever changes the graph changes this.
// column: deliveries -- every delivery with its state and its end
// column: derivations -- every derivation with its state and its end
// column: nodes -- number of nodes
// column: links -- number of relationships
// cost: counts from the store and one look at each delivery
CALL () { MATCH (node) RETURN count(node) AS nodes }
CALL () { MATCH ()-[link]->() RETURN count(link) AS links }
CALL () {
  MATCH (load:Load)
  WITH load ORDER BY load.id
  RETURN collect(load.id + ' ' + coalesce(load.state, '') + ' ' + toString(coalesce(load.finished, ''))) AS deliveries
}
CALL () {
  MATCH (derivation:Derivation)
  WITH derivation ORDER BY derivation.id
  RETURN collect(derivation {.*}) AS derivations
}
RETURN deliveries AS deliveries, derivations AS derivations, nodes AS nodes, links AS links
