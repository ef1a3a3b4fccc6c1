// title: Whether anything still waits
RETURN EXISTS { MATCH (:Record:Dirty) } OR EXISTS { MATCH (:Record:Restated) } OR EXISTS { MATCH (:Person:Dirty) } OR EXISTS { MATCH (:Loose) } AS waiting
