// title: How many transactions are open
// about: All but the one that asks; a server that nobody uses any more can be stopped.
SHOW TRANSACTIONS YIELD currentQuery
WHERE NOT currentQuery CONTAINS 'SHOW TRANSACTIONS YIELD'
RETURN count(*) AS running;
