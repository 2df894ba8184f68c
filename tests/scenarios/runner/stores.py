"""Where the scenarios run: template stores with prepared accounts, copies of them, and servers on the copies."""

import glob
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import time

from . import client

PASSWORD = "violet tram under seven bells"
# name → role and the program it is for; `guest` is nobody at all and `outsider` has the role guest.
PEOPLE = {
    "outsider": ("guest", None), "viewer": ("viewer", None), "member": ("member", None), "lead": ("program-lead", None),
    "admin": ("administrator", None), "leadOne": ("program-lead", "programOne"), "viewerOne": ("viewer", "programOne"),
    "memberOne": ("member", "programOne"),
}
READY = re.compile(r"Plumbline is ready at (\S+)")


class StoreError(Exception):
    """The stage could not be set."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def clean_environment(extra=None):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PLUMBLINE_")}
    return {**kept, **(extra or {})}


class Cluster:
    """A temporary PostgreSQL cluster."""

    def __init__(self, folder):
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda p: int(p.split("/")[4]))
        if not programs:
            raise StoreError("there is no PostgreSQL here (apt-get install postgresql)")
        self.programs = pathlib.Path(programs[-1]).parent
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(mode=0o755)
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.as_user:
            shutil.chown(self.folder, "postgres")
        self.port = free_port()
        self._call("initdb", "-D", self.folder / "data", "-U", "plumbline", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories={self.folder} -c max_connections=200 -c fsync=off"
        self._call("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", options, "start")

    def _call(self, program, *arguments):
        done = subprocess.run([*self.as_user, self.programs / program, *map(str, arguments)], cwd="/", stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise StoreError(f"{program} failed: {done.stdout}")

    def url(self, database):
        return f"postgres://plumbline@127.0.0.1:{self.port}/{database}"

    def sql(self, database, text):
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d",
                               self.url(database).replace("postgres:", "postgresql:"), "-c", text], capture_output=True, text=True)
        if done.returncode:
            raise StoreError(f"psql: {done.stderr.strip()}")
        return done.stdout

    def stop(self):
        self._call("pg_ctl", "-D", self.folder / "data", "-w", "-m", "immediate", "stop")


class Server:
    """`plumbline serve` on a store."""

    def __init__(self, program, url, log, flags=(), environment=None, listen="127.0.0.1:0"):
        arguments = [str(program), "serve", *(["--db", url] if url else []), *(["--listen", listen] if listen else []), *flags]
        self.log = open(log, "ab")
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=self.log, env=clean_environment(environment))
        self.lines, self.address = [], None
        deadline = time.monotonic() + 30
        os.set_blocking(self.process.stdout.fileno(), False)
        text = b""
        while time.monotonic() < deadline:
            text += self.process.stdout.read() or b""
            found = READY.search(text.decode())
            if found and text.endswith(b"\n"):
                self.address = found.group(1)
                break
            if self.process.poll() is not None:
                break
            time.sleep(0.005)
        time.sleep(0.01)
        self.text = (text + (self.process.stdout.read() or b"")).decode()
        if self.address is None:
            self.stop()
            raise StoreError(f"the server did not start: {pathlib.Path(log).read_text()[-400:]} {self.text}")
        wanted = listen if listen and not listen.endswith(":0") else self.address.removeprefix("http://")
        self.host, _, port = wanted.rpartition(":")
        self.host, self.port = self.host.strip("[]").replace("0.0.0.0", "127.0.0.1"), int(port)

    def stop(self):
        """Ends the server as an operator would; its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            status = self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        try:
            self.text += (self.process.stdout.read() or b"").decode()
        except ValueError:
            pass
        self.process.stdout.close()
        self.log.close()
        return status


# How many times longer than usual everything may take: what sanitizers watch is slow.
PATIENCE = float(os.environ.get("PLUMBLINE_PATIENCE", "1"))


def plumbline(program, *arguments, given="", environment=None, folder=None, seconds=15):
    """Runs one command to its end. What does not end is killed: a server that should have refused to start."""
    try:
        return subprocess.run([str(program), *arguments], input=given, capture_output=True, text=True, timeout=seconds * PATIENCE,
                              env=clean_environment(environment), cwd=folder)
    except subprocess.TimeoutExpired as late:
        raise StoreError(f"plumbline {' '.join(arguments)} did not end: {(late.stdout or b'').decode()[:200]}") from None


def prepare(program, url, folder):
    """Fills an empty store with two programs and an account with a token for each of PEOPLE; what scenarios may name."""

    def call(*arguments, given=""):
        done = plumbline(program, *arguments, "--db", url, "--json", given=given, seconds=60)
        if done.returncode:
            raise StoreError(f"{' '.join(arguments)}: {done.stderr}")
        return json.loads(done.stdout)

    call("init")
    root = call("token", "create", "--admin")["token"]
    server = Server(program, url, pathlib.Path(folder) / "prepare.log")
    speaker = client.Client(server.host, server.port)

    def ask(method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Host": f"{server.host}:{server.port}", "Authorization": f"Bearer {root}", "Content-Type": "application/json"}
        answer = speaker.send(method, path, headers, data)
        if answer.status >= 300:
            raise StoreError(f"{method} {path}: {answer.status} {answer.text}")
        return answer.json

    known = {"rootToken": root, "password": PASSWORD}
    for name, title in (("programOne", "Program One"), ("programTwo", "Program Two")):
        known[name] = ask("POST", "/api/v1/programs", {"title": title})["id"]
    speaker.close()
    server.stop()
    for name, (role, where) in PEOPLE.items():
        email = f"{name.lower()}@example.com"
        extra = ["--program", known[where]] if where else []
        account = call("user", "create", "--email", email, "--title", f"Prepared {name}", "--role", role, "--password", *extra,
                       given=PASSWORD + "\n")["id"]
        scopes = "read,write,admin" if name == "admin" else "read,write"
        known[name] = {"account": account, "email": email,
                       "token": call("token", "create", "--user", email, "--scope", scopes)["token"]}
    server = Server(program, url, pathlib.Path(folder) / "prepare.log")
    speaker = client.Client(server.host, server.port)
    for name in PEOPLE:
        known[name]["person"] = ask("GET", "/api/v1/accounts/" + known[name]["account"])["person"]
    speaker.close()
    server.stop()
    return known


class SqliteStage:
    """Stores in SQLite files."""

    name = "sqlite"

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        self.template = self.folder / "template.db"
        self.known = prepare(program, f"sqlite:{self.template}", folder)

    def make(self, label, folder, is_empty):
        path = pathlib.Path(folder) / "store.db"
        if not is_empty:
            shutil.copyfile(self.template, path)
        return f"sqlite:{path}"

    def sql(self, url, text):
        with sqlite3.connect(url.removeprefix("sqlite:")) as connection:
            rows = connection.execute(text).fetchall()
            connection.commit()
        connection.close()
        return "\n".join("|".join(str(cell) for cell in row) for row in rows)

    def drop(self, url):
        pass


class PostgresStage:
    """Stores in databases of a temporary cluster."""

    name = "postgres"

    def __init__(self, program, folder, cluster):
        self.cluster = cluster
        cluster.sql("postgres", "create database template_plumbline")
        self.known = prepare(program, cluster.url("template_plumbline"), folder)

    def make(self, label, folder, is_empty):
        name = "s_" + re.sub(r"\W", "_", label)
        self.cluster.sql("postgres", f"create database {name}" + ("" if is_empty else " template template_plumbline"))
        return self.cluster.url(name)

    def sql(self, url, text):
        return self.cluster.sql(url.rsplit("/", 1)[1], text).strip()

    def drop(self, url):
        self.cluster.sql("postgres", f"drop database if exists {url.rsplit('/', 1)[1]} with (force)")
