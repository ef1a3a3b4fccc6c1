"""Streams under the files: gzip found by its first bytes, tar read in one pass, faults told by the file's name."""

import bz2
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Self

from isal import igzip_lib

from kg.errors import UnreadableInput

#: One read from the disk; larger gains nothing, smaller costs a call into Python more often.
CHUNK = 1 << 20

_PACKED = 1 << 17
GZIP = b"\x1f\x8b"
_XZ = b"\xfd7zXZ\x00"
_BZIP2 = b"BZh"
#: Wrappings that we do not open: the first bytes and the name for the message.
_FOREIGN = (
    (b"PK\x03\x04", "a zip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"PAR1", "a Parquet file"),
    (b"\xff\xfe", "UTF-16 text"),
    (b"\xfe\xff", "UTF-16 text"),
)


_ISAL: Any = igzip_lib.IsalError  # typed as an instance by its stubs
#: What the layers below raise at bad bytes.
FAULTS: tuple[type[Exception], ...] = (EOFError, OSError, tarfile.TarError, zlib.error, lzma.LZMAError, _ISAL)


class Unreadable(UnreadableInput):
    """A file that cannot be read to its end; `reason` is the text by which rejects are counted."""

    def __init__(self, reason: str, message: str):
        super().__init__(message)
        self.reason = reason

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        return type(self), (self.reason, str(self))


class Flow(io.RawIOBase):
    """Bytes of one file; a fault is told by its name, after all that came before it was handed out.

    A flow that another layer reads from is `quiet`: it ends at a fault, because zlib and tarfile throw away what
    they have read when the next read fails. The flow on top, whose `below` it is, then tells the fault.
    """

    def __init__(self, inner: Any, name: str, progress: Callable[[int], None] | None = None):
        self._inner = inner
        self._name = name
        self._progress = progress
        self._below: Flow | None = None
        self._quiet = False
        self.fault: Unreadable | None = None
        self.packing = ""

    def over(self, below: "Flow") -> Self:
        """This flow reads from that one."""
        self._below = below
        below._quiet = True
        return self

    def readable(self) -> bool:
        """Always: there is no other use."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as there is something."""
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view) and self.fault is None:
            # read1, not read: what was unpacked before a fault must not get lost in a half-filled buffer.
            piece = self._piece(len(view) - filled)
            if not piece:
                break
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
        if self.fault is not None and not filled and not self._quiet:
            raise self.fault
        if self._progress is not None:
            self._progress(filled)
        return filled

    def _piece(self, size: int) -> bytes:
        try:
            return bytes(self._inner.read1(size))
        except FAULTS as fault:
            self.fault = (self._below and self._below.fault) or told(fault, self._name)
        return b""


class _Unpacker:
    """Gzip, xz or bzip2 with any number of members, one after the other; `fresh` makes what unpacks the next one.

    Not `igzip.IGzipFile`: at a fault it drops up to a whole buffer of what it has unpacked.
    """

    def __init__(self, inner: io.BufferedReader, fresh: Callable[[], Any]):
        self._inner = inner
        self._fresh = fresh
        self._member = fresh()

    def read1(self, size: int) -> bytes:
        """At most `size` bytes, none only at the end."""
        while True:
            packed = self._inner.read1(_PACKED) if self._member.needs_input and not self._member.eof else b""
            if self._member.eof:
                # Some writers fill up with zeros.
                packed = self._member.unused_data.lstrip(b"\0") or self._inner.read1(_PACKED).lstrip(b"\0")
                if not packed:
                    return b""
                self._member = self._fresh()
            elif self._member.needs_input and not packed:
                raise EOFError
            if unpacked := self._member.decompress(packed, size):
                return bytes(unpacked)


def told(fault: Exception, name: str) -> Unreadable:
    """A fault of the layers below as one plain line about the file."""
    if isinstance(fault, EOFError) or (isinstance(fault, tarfile.ReadError) and "end of data" in str(fault)):
        return Unreadable("truncated", f"{name}: cut off before its end; fetch it again")
    if isinstance(fault, OSError) and fault.strerror:
        return Unreadable("unreadable", f"{name}: {fault.strerror}")
    return Unreadable("damaged", f"{name}: damaged ({fault}); fetch it again")


def buffered(flow: Flow) -> io.BufferedReader:
    """The flow with a buffer in front, so that lines are cut in C."""
    return io.BufferedReader(flow, CHUNK)


def _gzip() -> Any:
    return igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)


_KNOWN: tuple[tuple[str, bytes, Callable[[], Any]], ...] = (
    ("gzip", GZIP, _gzip),
    ("xz", _XZ, lzma.LZMADecompressor),
    ("bzip2", _BZIP2, bz2.BZ2Decompressor),
)


def unpacked(flow: Flow, name: str) -> tuple[io.BufferedReader, Flow]:
    """The bytes without their wrapping, and the flow they come from; what we cannot open is refused."""
    source = buffered(flow)
    start = source.peek(8)[:8]
    for packing, magic, fresh in _KNOWN:
        if start.startswith(magic):
            flow = Flow(_Unpacker(source, fresh), name).over(flow)
            flow.packing = packing
            source = buffered(flow)
    start = source.peek(8)[:8]
    for magic, what in _FOREIGN:
        if start.startswith(magic):
            raise Unreadable("wrong packing", f"{name}: is {what}; unpack it and load what is inside")
    return source, flow


def is_tar(source: io.BufferedReader) -> bool:
    """Whether the bytes are a tar archive."""
    return source.peek(512)[257:262] == b"ustar"


class _Header(tarfile.TarInfo):
    """A header that cannot be read is told: tarfile takes it for the end of the archive and says nothing."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except (tarfile.EmptyHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise tarfile.ReadError("unexpected end of data") from error
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(f"a header is not one: {error}") from error


def tar_files(source: io.BufferedReader) -> Iterator[tuple[str, Any]]:
    """Name and bytes of the files of a tar archive in their order; each to be read before the next is taken."""
    with tarfile.open(fileobj=source, mode="r|", bufsize=CHUNK, tarinfo=_Header) as archive:
        for entry in archive:
            if entry.isfile() and entry.size:
                yield entry.name, archive.extractfile(entry)
