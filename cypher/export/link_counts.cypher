// title: How many relationships there are of each type
// about: Holds a whole export to account: what it does not know or did not write is an error.
// column: type -- relationship type
// column: links -- how many there are
MATCH ()-[link]->()
RETURN type(link) AS type, count(*) AS links
