// title: Look again at what hangs together with records that go
// about: At records of the same thing, at those that state links to them, and at those that share an identifier.
UNWIND $ids AS id
MATCH (r:Record {id: id})
CALL (r) {
  MATCH (r)-[:DESCRIBES]->()<-[:DESCRIBES]-(o:Record)
  SET o:Dirty:Restated
}
CALL (r) {
  MATCH (r)<-[s:STATES]-(o:Record)
  SET o:Restated
  WITH o, s
  WHERE s.name = 'authorship' AND o.payload IS NOT NULL
  SET o:Dirty
}
CALL (r) {
  MATCH (r)-[:HAS_ID]->(:Identifier)<-[:HAS_ID]-(o:Record)
  SET o:Dirty
  RETURN collect(DISTINCT o.id) AS others
}
RETURN others AS others
