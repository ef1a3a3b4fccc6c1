"""From dumps to records to the graph: opening files, one reader for each source, one writer."""
