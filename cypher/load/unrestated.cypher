// title: Mark links of records as said
UNWIND $ids AS id
MATCH (r:Record {id: id})
REMOVE r:Restated
