// title: Links to records that describe something else now are said anew
UNWIND $ids AS id
MATCH (:Record {id: id})<-[s:STATES]-(o:Record)
SET o:Restated
WITH o, s
WHERE s.name = 'authorship' AND o.payload IS NOT NULL
SET o:Dirty
