"""Archives, within bounds: a small file can hold gigabytes of nothing."""

from zipfile import ZipFile

from runtime.errors import UnreadableArticle

LARGEST_MEMBER = 50_000_000  # bytes, unpacked


def unpacked(archive: ZipFile, name: str) -> bytes:
    """A member's bytes.

    Raises:
        UnreadableArticle: it is larger than any text, whatever the archive says of it, or needs a password.
    """
    if archive.getinfo(name).flag_bits & 1:
        raise UnreadableArticle("{}: protected by a password. Unpack it first.", name)
    with archive.open(name) as member:
        data = member.read(LARGEST_MEMBER + 1)
    if len(data) > LARGEST_MEMBER:
        raise UnreadableArticle(
            "{}: more than {} MB when it is unpacked; no text is.", name, LARGEST_MEMBER // 1_000_000
        )
    return data
