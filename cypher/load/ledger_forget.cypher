// title: Take a delivery out of the ledger of which nothing could be read
MATCH (l:Load {id: $id})
DELETE l
