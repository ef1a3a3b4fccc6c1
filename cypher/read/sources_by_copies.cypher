// title: Which repositories and platforms hold most copies?
// about: Sources by the copies and versions they host, with how many of these are stated as open. Copies whose host nobody states are not here.
// kind: versions
// see: HOSTED_BY in docs/model.md
// cost: reads every version with a stated host; seconds for millions
// example: limit=10
// param: limit int = 25 -- at most this many rows
// column: source -- id of the source
// column: name -- its name
// column: copies -- copies and versions it hosts
// column: works -- different works
// column: open -- copies stated as open
MATCH (host:Source)<-[:HOSTED_BY]-(state:Version)<-[:HAS_VERSION]-(work:Work)
RETURN host.id AS source, host.name AS name, count(DISTINCT state) AS copies, count(DISTINCT work) AS works,
  count(DISTINCT CASE WHEN state.access IN ['OPEN', 'OPEN SOURCE'] THEN state END) AS open
ORDER BY copies DESC, source
LIMIT $limit
