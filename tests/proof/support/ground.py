"""The ground that proofs run on: a folder, the built program, a file system that can be cut off, a PostgreSQL that can be hurt."""

import ctypes
import fcntl
import glob
import http.client
import json
import os
import pathlib
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/scenarios"))

from runner import stores  # noqa: E402


class Skip(Exception):
    """The proof cannot run here; its text says why."""


class Ground:
    """A temporary folder with a copy of the program, so that a build in the meantime disturbs nothing."""

    def __init__(self, binary, name):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"plumbline-{name}-"))
        self.folder.chmod(0o755)
        self.program = self.folder / "plumbline"
        shutil.copy2(binary, self.program)
        self.ends = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for end in reversed(self.ends):
            try:
                end()
            except (OSError, subprocess.SubprocessError, stores.StoreError) as error:
                print(f"while clearing up: {error}", file=sys.stderr)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *arguments, given="", seconds=60):
        return stores.plumbline(self.program, *arguments, given=given, seconds=seconds)

    def token(self, url):
        """An administrator's token for a store that is not served now."""
        made = self.run("token", "create", "--admin", "--db", url)
        words = [word for word in made.stdout.split() if word.startswith("plumbline_")]
        if made.returncode or not words:
            raise stores.StoreError(f"token create: {made.stderr}")
        return words[0]

    def serve(self, url, environment=None, flags=(), listen="127.0.0.1:0"):
        """A server on the store, and the seconds until it said that it is ready and answered /readyz."""
        began = time.monotonic()
        server = stores.Server(self.program, url, self.folder / "serve.log", flags, environment, listen)
        status = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        status.request("GET", "/readyz")
        answer = status.getresponse().status
        status.close()
        if answer != 200:
            server.stop()
            raise stores.StoreError(f"/readyz answers {answer}")
        return server, time.monotonic() - began

    def log_tail(self):
        return (self.folder / "serve.log").read_text(errors="replace")[-600:]


def end_at_once(server):
    """kill -9, and waits until it is gone."""
    server.process.kill()
    server.process.wait()
    server.process.stdout.close()
    server.log.close()


def verify(ground, url, head=""):
    """What `plumbline verify` says of a store that is not served now: head and findings."""
    done = ground.run("verify", "--db", url, "--json", *(["--head", head] if head else []), seconds=120)
    try:
        said = json.loads(done.stdout)
    except ValueError:
        return "", [f"verify ended with {done.returncode}: {done.stderr.strip()[-300:]}"]
    return said["head"], said["findings"]


def enter_own_mounts():
    """Mounts made from now on are seen by this process and its children only, and end with them."""
    if os.geteuid() != 0:
        raise Skip("needs root, to mount a file system of its own")
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(0x00020000) != 0:
        raise Skip("needs a mount namespace of its own (unshare is refused)")
    if subprocess.run(["mount", "--make-rprivate", "/"], capture_output=True).returncode:
        raise Skip("needs a mount namespace of its own (mount is refused)")


class Disk:
    """ext4 in a file, on a loop device. `cut` is a power cut: what was not made durable is gone."""

    SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN, the ioctl behind `xfs_io -x -c shutdown`
    NO_FLUSH = 2

    def __init__(self, ground, name, mebibytes):
        self.image, self.place = ground.folder / f"{name}.image", ground.folder / name
        self.place.mkdir()
        with open(self.image, "wb") as image:
            image.truncate(mebibytes << 20)
        made = subprocess.run(["mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.image], capture_output=True)
        if made.returncode:
            raise Skip("needs mkfs.ext4 (apt-get install e2fsprogs)")
        self.mount()
        ground.ends.append(self.unmount)

    def mount(self):
        done = subprocess.run(["mount", "-o", "loop", self.image, self.place], capture_output=True, text=True)
        if done.returncode:
            raise Skip(f"needs loop devices: {done.stderr.strip()}")

    def unmount(self):
        for _ in range(200):
            done = subprocess.run(["umount", self.place], capture_output=True, text=True)
            if done.returncode == 0 or "not mounted" in done.stderr:
                return
            time.sleep(0.02)
        raise OSError(f"umount: {done.stderr}")

    def opened(self):
        return os.open(self.place, os.O_RDONLY)

    def cut(self, descriptor):
        fcntl.ioctl(descriptor, self.SHUTDOWN, struct.pack("I", self.NO_FLUSH))


class Postgres:
    """A PostgreSQL with the settings it is shipped with, unless said otherwise."""

    def __init__(self, ground, folder, settings=()):
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda p: int(p.split("/")[4]))
        if not programs:
            raise Skip("needs PostgreSQL (apt-get install postgresql)")
        self.programs = pathlib.Path(programs[-1]).parent
        self.log, self.data = ground.folder / f"{folder.name}-postgres.log", folder / "data"
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        folder.mkdir(exist_ok=True)
        self.log.touch()
        if self.as_user:
            shutil.chown(folder, "postgres")
            shutil.chown(self.log, "postgres")
        self.port = stores.free_port()
        self._call("initdb", "-D", self.data, "-U", "plumbline", "-A", "trust", "-E", "UTF8", "--no-sync")
        lines = ["listen_addresses='127.0.0.1'", f"port={self.port}", "unix_socket_directories=''", "max_connections=60",
                 "shared_buffers=32MB", *settings]
        with open(self.data / "postgresql.conf", "a") as conf:
            conf.write("\n".join(lines) + "\n")
        self.main = 0
        self.start()
        ground.ends.append(self.kill)

    def _call(self, program, *arguments):
        done = subprocess.run([*self.as_user, self.programs / program, *map(str, arguments)], cwd="/", stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise stores.StoreError(f"{program} failed: {done.stdout} {self.log.read_text()[-400:]}")

    def start(self):
        began = time.monotonic()
        if self.main and not _lives(self.main):
            (self.data / "postmaster.pid").unlink(missing_ok=True)  # a killed process that nobody waited for keeps its number
        self._call("pg_ctl", "-D", self.data, "-w", "-l", self.log, "start")
        self.main = int((self.data / "postmaster.pid").read_text().split()[0])
        return time.monotonic() - began

    def stop(self, mode="fast"):
        self._call("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def url(self, database):
        return f"postgres://plumbline@127.0.0.1:{self.port}/{database}"

    def sql(self, database, text):
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d",
                               self.url(database).replace("postgres:", "postgresql:"), "-c", text], capture_output=True, text=True)
        if done.returncode:
            raise stores.StoreError(f"psql: {done.stderr.strip()}")
        return done.stdout.strip()

    def recoveries(self):
        """How often it said that it takes connections."""
        return self.log.read_text(errors="replace").count("ready to accept connections")

    def processes(self):
        """The main process, then those that it started."""
        found = []
        for status in glob.glob("/proc/[0-9]*/stat"):
            try:
                with open(status) as file:
                    words = file.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(words[1]) == self.main and words[0] != "Z":
                found.append(int(status.split("/")[2]))
        return [self.main, *found]

    def signal(self, number):
        for process in self.processes():
            try:
                os.kill(process, number)
            except ProcessLookupError:
                pass

    def kill(self):
        """kill -9 of everything, and waits until it is gone."""
        mine = self.processes()
        self.signal(signal.SIGKILL)
        deadline = time.monotonic() + 5
        while any(_lives(process) for process in mine) and time.monotonic() < deadline:
            time.sleep(0.005)


def _lives(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
