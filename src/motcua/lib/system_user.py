"""A system user for a server that refuses to run as root, and a way for it to its files."""

import errno
import os
import pwd
import shutil
import stat
import struct
import subprocess
from pathlib import Path

NAME = "motcua"
LAST_RESORT = "nobody"  # exists everywhere, for systems without useradd

# The binary form of a POSIX access list, as the kernel keeps it in an extended attribute.
ACCESS_LIST = "system.posix_acl_access"
VERSION = struct.pack("<I", 2)
ENTRY = struct.Struct("<HHI")
USER_OBJ, USER, GROUP_OBJ, MASK, OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
NO_ID = 0xFFFFFFFF
EXECUTE = 1


def ensure() -> pwd.struct_passwd:
    """The system user, made when it is not there. Called as root."""
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    if useradd := shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"):
        command = [useradd, "--system", "--no-create-home", "--home-dir", "/", "--shell", "/bin/false", NAME]
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return pwd.getpwnam(LAST_RESORT)


def open_way(user: pwd.struct_passwd, programs: Path, data: Path) -> None:
    """Let `user` reach its programs and its data, and nothing else that it could not before.

    Folders above that are closed to others (such as /root) get one entry that lets this one user
    pass through; it still cannot list or read them.
    """
    for folder in sorted({*programs.resolve().parents, *data.resolve().parents}):
        if not _may_pass(user, folder):
            _let_pass(user, folder)
    for path in (programs.parent, *programs.parent.rglob("*")):
        if path.is_symlink():
            continue
        mode = path.stat().st_mode
        wanted = mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
        if wanted != mode:
            path.chmod(wanted)


def _may_pass(user: pwd.struct_passwd, folder: Path) -> bool:
    found = folder.stat()
    if found.st_uid == user.pw_uid:
        return bool(found.st_mode & stat.S_IXUSR)
    entries = _access_list(folder)
    # A later chmod of the folder narrows the mask, and with it what the entries grant.
    mask = next((perm for tag, perm, _ in entries if tag == MASK), 7)
    if any(tag == USER and who == user.pw_uid and perm & mask & EXECUTE for tag, perm, who in entries):
        return True
    if found.st_gid == user.pw_gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def _let_pass(user: pwd.struct_passwd, folder: Path) -> None:
    mode = folder.stat().st_mode
    entries = _access_list(folder) or [
        (USER_OBJ, mode >> 6 & 7, NO_ID),
        (GROUP_OBJ, mode >> 3 & 7, NO_ID),
        (OTHER, mode & 7, NO_ID),
    ]
    kept = [e for e in entries if e[0] != MASK and not (e[0] == USER and e[2] == user.pw_uid)]
    mask = next((perm for tag, perm, _ in entries if tag == MASK), mode >> 3 & 7)
    kept += [(USER, EXECUTE, user.pw_uid), (MASK, mask | EXECUTE, NO_ID)]
    packed = VERSION + b"".join(ENTRY.pack(*entry) for entry in sorted(kept))
    try:
        os.setxattr(folder, ACCESS_LIST, packed)
    except (OSError, AttributeError) as error:
        message = (
            f"the database runs as the user {user.pw_name}, who cannot pass through {folder}: "
            f"allow it (chmod o+x '{folder}'), move the project (to /srv or /opt), or set DATABASE_URL"
        )
        raise OSError(errno.EACCES, message) from error


def _access_list(folder: Path) -> list[tuple[int, int, int]]:
    try:
        packed = os.getxattr(folder, ACCESS_LIST)
    except (OSError, AttributeError):
        return []
    return [(tag, perm, who) for tag, perm, who in ENTRY.iter_unpack(packed[4:])]
