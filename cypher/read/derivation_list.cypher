// title: What has been derived, and whether it is stale
// about: Stale means that a load changed the graph afterwards; kg derive makes it again.
// column: name -- name of the derivation
// column: finished -- when it was made
// column: made_from -- state of the graph it was made from: moment of the last change by a load
// column: state -- state of the graph now
// column: stale -- whether a load changed the graph since
// column: known -- whether anything has been derived under this name
CALL () { OPTIONAL MATCH (load:Load) RETURN coalesce(max(load.changed_at), '') AS state }
OPTIONAL MATCH (derivation:Derivation)
RETURN derivation.id AS name, derivation.finished AS finished, derivation.made_from AS made_from, state AS state,
  coalesce(derivation.made_from, '') <> state AS stale, derivation IS NOT NULL AS known
ORDER BY name
