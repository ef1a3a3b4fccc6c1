"""Files, folders, archives and pipes: what comes out is what was put in, and faults are told by name and place."""

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.errors import UnreadableInput
from loaders.files import fingerprint, members, size
from loaders.packing import Unreadable


def read(*paths: Path) -> dict[str, list[tuple[int, bytes]] | str]:
    """Lines of each member, or the message where it cannot be read."""
    found: dict[str, list[tuple[int, bytes]] | str] = {}
    for member in members(paths):
        try:
            found[member.name] = list(member.lines())
        except Unreadable as fault:
            found[member.name] = f"{fault.reason}: {fault}"
    return found


def lines(count: int) -> bytes:
    return b"".join(b'{"id": %d, "text": "%s"}\n' % (number, bytes([65 + number % 26]) * 40) for number in range(count))


def tar(path: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    with tarfile.open(path, "w") as archive:
        for name, data in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path


def numbered(data: bytes) -> list[tuple[int, bytes]]:
    return list(enumerate(data.splitlines(), 1))


def test_a_plain_file_gives_its_lines(tmp_path: Path) -> None:
    (tmp_path / "publication.json").write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\r\n  {"b": 2}\n   \n{"c": 3}')
    found = [(member.name, member.hint, list(member.lines())) for member in members([tmp_path / "publication.json"])]
    assert found == [
        ("publication.json", "publication", [(1, b'{"a": 1}'), (3, b'  {"b": 2}'), (5, b'{"c": 3}')]),
    ]


def test_gzip_is_found_by_its_first_bytes_and_may_have_several_members(tmp_path: Path) -> None:
    (tmp_path / "communities_infrastructures").write_bytes(gzip.compress(b"one\n") + gzip.compress(b"two\nthree\n"))
    (tmp_path / "plain.json.gz").write_bytes(b"not packed\n")
    assert read(tmp_path / "communities_infrastructures", tmp_path / "plain.json.gz") == {
        "communities_infrastructures": [(1, b"one"), (2, b"two"), (3, b"three")],
        "plain.json.gz": [(1, b"not packed")],
    }


def test_a_folder_is_read_in_order_and_marks_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "publication"
    (folder / "deeper").mkdir(parents=True)
    for name in ("part-00002.json.gz", "part-00001.json.gz", "deeper/part-00000.json.gz"):
        (folder / name).write_bytes(gzip.compress(name.encode()))
    for name in ("_SUCCESS", "._part-00001.json.gz", ".hidden"):
        (folder / name).write_bytes(b"x\n")
    (folder / "part-00003.json.gz").write_bytes(b"")
    (folder / "part-00004.json.gz").write_bytes(gzip.compress(b""))
    assert read(folder) == {
        "publication/part-00001.json.gz": [(1, b"part-00001.json.gz")],
        "publication/part-00002.json.gz": [(1, b"part-00002.json.gz")],
        "publication/deeper/part-00000.json.gz": [(1, b"deeper/part-00000.json.gz")],
    }
    assert [member.hint for member in members([folder])] == ["publication", "publication", "deeper"]


def test_a_tar_is_read_in_one_pass_with_members_of_one_name(tmp_path: Path) -> None:
    path = tar(
        tmp_path / "relation_1.tar",
        [
            ("Volumes/x/._part-00000.json.gz", b"junk"),
            ("/relation/part-00000.json.gz", gzip.compress(b"one\n")),
            ("relation/_SUCCESS", b"x"),
            ("../../relation/part-00000.json.gz", gzip.compress(b"two\n")),
            ("relation/part-00001.txt", b"three\n"),
            ("relation/part-00002.json.gz", b""),
        ],
    )
    found = [(member.name, member.hint, list(member.lines())) for member in members([path])]
    assert found == [
        ("relation_1.tar!/relation/part-00000.json.gz", "relation", [(1, b"one")]),
        ("relation_1.tar!../../relation/part-00000.json.gz", "relation", [(1, b"two")]),
        ("relation_1.tar!relation/part-00001.txt", "relation", [(1, b"three")]),
    ]
    assert sorted(inner.name for inner in tmp_path.iterdir()) == ["relation_1.tar"]


def test_files_of_one_name_in_an_archive_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    path = tar(
        tmp_path / "m.tar",
        [("./oa/datasource.json", b"one\n"), ("b/datasource.json", b"\x1f\x8b"), ("datasource.json", b"three\n")],
    )
    assert read(path)["m.tar!oa/datasource.json"] == [(1, b"one")]
    assert read(path)["m.tar!datasource.json"] == [(1, b"three")]
    assert str(read(path)["m.tar!b/datasource.json"]).startswith("truncated: m.tar!b/datasource.json: cut off")


def test_a_packed_tar_is_read_too(tmp_path: Path) -> None:
    path = tar(tmp_path / "plain.tar", [("a.json", b"one\n"), ("b.json.gz", gzip.compress(b"two\n"))])
    (tmp_path / "all.tar.gz").write_bytes(gzip.compress(path.read_bytes()))
    assert read(tmp_path / "all.tar.gz") == {"all.tar.gz!a.json": [(1, b"one")], "all.tar.gz!b.json.gz": [(1, b"two")]}


def test_a_member_that_is_left_unread_does_not_harm_the_next(tmp_path: Path) -> None:
    path = tar(tmp_path / "x.tar", [("a", gzip.compress(lines(50_000))), ("b", b"last\n")])
    assert [member.name for member in members([path])] == ["x.tar!a", "x.tar!b"]
    last = [list(member.lines()) for member in members([path]) if member.name == "x.tar!b"]
    assert last == [[(1, b"last")]]


@pytest.mark.parametrize("kept", [3, 18, 2_000, 100_000])
def test_what_can_be_read_of_a_truncated_gzip_is_read(tmp_path: Path, kept: int) -> None:
    data = b"".join(b'{"id": "%d"}\n' % (number * 7919 % 1_000_003) for number in range(60_000))
    (tmp_path / "cut.json.gz").write_bytes(gzip.compress(data)[:kept])
    (tmp_path / "whole.json").write_bytes(b"one\n")
    found: list[tuple[int, bytes]] = []
    cut, whole = (
        list_until_fault(member.lines(), found)
        for member in members([tmp_path / "cut.json.gz", tmp_path / "whole.json"])
    )
    assert cut is not None
    assert cut.reason == "truncated"
    assert str(cut).startswith("cut.json.gz: cut off before its end; fetch it again")
    assert whole is None
    got = found[:-1]
    assert got == numbered(data)[: len(got)]
    assert found[-1] == (1, b"one")
    readable = zlib.decompressobj(31).decompress(gzip.compress(data)[:kept])
    assert len(got) == readable.count(b"\n")


def list_until_fault(numbered_lines: Iterable[tuple[int, bytes]], found: list[tuple[int, bytes]]) -> Unreadable | None:
    try:
        found.extend(numbered_lines)
    except Unreadable as fault:
        return fault
    return None


def test_the_end_of_a_long_truncated_gzip_is_not_lost_with_a_buffer(tmp_path: Path) -> None:
    data = lines(400_000)
    packed = gzip.compress(data, 1)
    (tmp_path / "cut.gz").write_bytes(packed[:-9])  # all of the data, without the check sum
    found: list[tuple[int, bytes]] = []
    faults = [list_until_fault(member.lines(), found) for member in members([tmp_path / "cut.gz"])]
    message = "cut.gz: cut off before its end; fetch it again (read up to line 400000)"
    assert [str(fault) for fault in faults] == [message]
    assert len(found) == 400_000


@pytest.mark.parametrize("kept", [700, 60_000])
def test_a_truncated_tar_gives_what_it_has_and_one_fault(tmp_path: Path, kept: int) -> None:
    noise = b"".join(b'{"id": "%d"}\n' % (number * 7919 % 1_000_003) for number in range(60_000))
    whole = tar(tmp_path / "whole.tar", [("a.json.gz", gzip.compress(noise)), ("b.json", b"last\n")]).read_bytes()
    (tmp_path / "cut.tar").write_bytes(whole[:kept])
    found: list[tuple[int, bytes]] = []
    faults = [fault for member in members([tmp_path / "cut.tar"]) if (fault := list_until_fault(member.lines(), found))]
    assert [fault.reason for fault in faults] == ["truncated"]
    assert found == numbered(noise)[: len(found)]


@pytest.mark.parametrize("blocks", [0, 1, 2])
def test_a_tar_that_ends_between_two_members_is_truncated(tmp_path: Path, blocks: int) -> None:
    whole = tar(tmp_path / "whole.tar", [("a", b"one\n"), ("b", b"two\n"), ("c", b"three\n")]).read_bytes()
    (tmp_path / "cut.tar").write_bytes(whole[: 2048 - 512 * blocks])
    reads = {
        name: value if isinstance(value, str) else value[0][1] for name, value in read(tmp_path / "cut.tar").items()
    }
    cut = "truncated: cut.tar: cut off before its end; fetch it again (read up to line 0)"
    if blocks == 0:
        assert reads == {"cut.tar!a": b"one", "cut.tar!b": b"two", "cut.tar": cut}
    elif blocks == 1:
        assert list(reads) == ["cut.tar!a", "cut.tar!b"]
        assert str(reads["cut.tar!b"]).startswith("truncated: cut.tar!b: cut off before its end; fetch it again")
    else:
        assert reads == {"cut.tar!a": b"one", "cut.tar": cut}


def test_a_tar_with_damage_inside_says_so(tmp_path: Path) -> None:
    whole = bytearray(tar(tmp_path / "x.tar", [("a", b"one\n"), ("b", b"two\n")]).read_bytes())
    whole[1024:1034] = b"\xff" * 10
    (tmp_path / "x.tar").write_bytes(whole)
    found = read(tmp_path / "x.tar")
    assert found["x.tar!a"] == [(1, b"one")]
    assert str(found["x.tar"]).startswith("damaged: x.tar: damaged (")


def test_damage_in_one_packed_member_leaves_the_next_alone(tmp_path: Path) -> None:
    # The megabyte in which a wrong check sum is found is not handed out: nobody knows what in it is right.
    bad = bytearray(gzip.compress(lines(200)))
    bad[-6] ^= 0xFF
    path = tar(tmp_path / "x.tar", [("a", bytes(bad)), ("b", gzip.compress(b"two\n"))])
    found = read(path)
    assert str(found["x.tar!a"]).startswith("damaged: x.tar!a: damaged (")
    assert str(found["x.tar!a"]).endswith("; fetch it again (read up to line 0)")
    assert found["x.tar!b"] == [(1, b"two")]


@pytest.mark.parametrize(
    ("name", "start", "told"),
    [
        ("x.zip", b"PK\x03\x04....", "is a zip archive; unpack it and load what is inside"),
        ("x.json.zst", b"\x28\xb5\x2f\xfd..", "is a zstd file; unpack it and load what is inside"),
        ("x.parquet", b"PAR1....", "is a Parquet file; unpack it and load what is inside"),
        ("x.txt", "{}".encode("utf-16"), "is UTF-16 text; unpack it and load what is inside"),
        ("x.json", b"", "is empty"),
        ("x.json.gz", gzip.compress(b""), "is empty"),
    ],
)
def test_what_we_cannot_open_is_said_plainly(tmp_path: Path, name: str, start: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(start)
    (message,) = read(tmp_path / name).values()
    assert str(message).endswith(f"{name}: {told} (read up to line 0)")


def test_a_folder_or_archive_without_files_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    tar(tmp_path / "nothing.tar", [("_SUCCESS", b"x")])
    assert read(tmp_path / "empty", tmp_path / "nothing.tar") == {
        "empty": "empty: empty: holds no file to load (read up to line 0)",
        "nothing.tar": "empty: nothing.tar: holds no file to load (read up to line 0)",
    }


def test_a_missing_file_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "there.json").write_bytes(b"one\n")
    with pytest.raises(UnreadableInput, match=r"absent\.json: there is no such file or folder"):
        next(members([tmp_path / "there.json", tmp_path / "absent.json"]))


def test_standard_input_is_a_file_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(gzip.compress(b"one\ntwo\n")))

    monkeypatch.setattr("sys.stdin", Stdin)
    (member,) = members([Path("-")])
    assert (member.name, member.hint, list(member.lines())) == ("stdin", "", [(1, b"one"), (2, b"two")])
    assert size([Path("-")]) == 0
    assert fingerprint([Path("-"), tmp_path]) == ""


def test_the_bytes_told_add_up_to_the_size(tmp_path: Path) -> None:
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(lines(100_000)))
    (tmp_path / "b.json").write_bytes(lines(70_000))
    tar(tmp_path / "c.tar", [("c", gzip.compress(lines(100)))])
    told: list[int] = []
    for member in members([tmp_path], told.append):
        for _line in member.lines():
            pass
    assert sum(told) == size([tmp_path]) == sum(file.stat().st_size for file in tmp_path.iterdir())


def test_members_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.json", "a.json", "c.json")]
    for path in paths:
        path.write_bytes(b"x\n")
    assert [member.name for member in members(paths)] == ["a.json", "b.json", "c.json"]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "part-00000.json" for folder in ("publication", "dataset")]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(b"x\n")
    assert sorted((member.name, member.hint) for member in members(paths)) == sorted(
        (str(path), path.parent.name) for path in paths
    )


def test_names_from_archives_are_made_printable(tmp_path: Path) -> None:
    path = tar(tmp_path / "x.tar", [("a\x1b[31m\nb", b"one\n")])
    assert [member.name for member in members([path])] == ["x.tar!a?[31m?b"]


def test_the_fingerprint_is_of_the_content_wherever_it_lies(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        for name in ("a", "b"):
            (tmp_path / folder / name).write_bytes(name.encode() * 200_000)
    one, two = fingerprint([tmp_path / "one"]), fingerprint([tmp_path / "two" / "b", tmp_path / "two" / "a"])
    assert one == two
    (tmp_path / "two" / "a").write_bytes(b"a" * 199_999 + b"x")
    assert fingerprint([tmp_path / "two"]) != one


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("publication_1.tar", "publication"),
        ("person_authorship_12.tar", "person_authorship"),
        ("product_hasAuthorInstitution.tar", "product_hasAuthorInstitution"),
        ("communities_infrastructures", "communities_infrastructures"),
        ("dataset.json.gz", "dataset"),
        ("software.jsonl", "software"),
    ],
)
def test_the_hint_is_what_the_name_says_is_inside(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / name).write_bytes(b"x\n")
    assert [member.hint for member in members([tmp_path / name])] == [hint]


def test_a_line_of_any_length_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "long.json.gz").write_bytes(gzip.compress(b"a" * 9_000_000 + b"\nshort\n", 1))
    found = [(number, len(line)) for member in members([tmp_path / "long.json.gz"]) for number, line in member.lines()]
    assert found == [(1, 9_000_000), (2, 5)]
