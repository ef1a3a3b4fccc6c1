// title: Deliveries that were taken in
// about: Latest first, with state, counts and rejects by reason.
// param: limit int = 100 -- at most this many rows
// column: id -- source, release and digest of the input
// column: source -- source
// column: release -- release
// column: state -- complete, or where it stopped
// column: started -- when it began
// column: finished -- when it ended
// column: changed_at -- when it last changed the graph
// column: properties -- everything that was noted, counts and rejects among it
MATCH (load:Load)
RETURN load.id AS id, load.source AS source, load.release AS release, load.state AS state, load.started AS started,
  load.finished AS finished, load.changed_at AS changed_at, properties(load) AS properties
ORDER BY coalesce(finished, started, '') DESC, id
LIMIT $limit
