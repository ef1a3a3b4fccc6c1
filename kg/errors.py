"""The errors of this project, one family for each party that can be at fault.

* KgError
  + DataError                 what was delivered
    x UnreadableInput         a file cannot be read as what it claims to be
  + StatementError            one of our own .cypher files
  + DatabaseError             the server
    x NotInstalled            the managed server is not there yet
    x Unavailable             no answer from the database
    x NotOurs                 a server that we must not touch
    x OutOfTime               a statement ran into its time limit
    x OutOfMemory             a statement ran into its memory limit
    x TryAgain                two transactions met; the same once more may well succeed
  + CallerError               who asked
    x Malformed               an identifier that cannot be one
    x Unknown                 a name or identifier that leads nowhere
    x Withdrawn               it was there, and was taken back
    x Refused                 a statement that is not allowed here

Every message names the thing and the way out.
"""


class KgError(Exception):
    """Base of all errors that are told to the user as one plain line."""


class DataError(KgError):
    """Something in a delivery is wrong."""


class UnreadableInput(DataError):
    """A file cannot be read as what it claims to be."""


class StatementError(KgError):
    """A .cypher file of ours lies about itself; names file and line."""


class DatabaseError(KgError):
    """The database said no."""


class NotInstalled(DatabaseError):
    """The managed server has not been installed."""


class Unavailable(DatabaseError):
    """No answer from the database."""


class NotOurs(DatabaseError):
    """A server that is the user's own: never started, stopped or erased by us."""


class OutOfTime(DatabaseError):
    """A statement ran into its time limit."""


class OutOfMemory(DatabaseError):
    """A statement ran into its memory limit."""


class TryAgain(DatabaseError):
    """Two transactions met, and the server gave up one of them: nothing is wrong with it, and it is forgotten."""


class CallerError(KgError):
    """The request cannot be met as it stands."""


class Malformed(CallerError):
    """An identifier or value that cannot be one."""


class Unknown(CallerError):
    """A well-formed name or identifier that leads nowhere."""


class Withdrawn(CallerError):
    """It was there and was taken back."""


class Refused(CallerError):
    """A statement that is not allowed here; says why."""
