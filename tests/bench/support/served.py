"""A server of one's own on an empty store, somebody who speaks to its API, and a browser that is signed in to it."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/scenarios"))
from runner import stores  # noqa: E402

EMAIL = "bench@example.com"


class Speaker:
    def __init__(self, port, token):
        self.port, self.token = port, token

    def make(self, operations):
        """Records of [(collection, body)] in batches of a thousand; their ids."""
        ids = []
        for begin in range(0, len(operations), 1000):
            acts = [{"act": "create", "collection": collection, "body": body} for collection, body in operations[begin:begin + 1000]]
            ids += [result["id"] for result in json.loads(self.ask("POST", "/batch", json.dumps({"operations": acts})))["results"]]
        return ids

    def ask(self, method, path, body=None, kind="application/json"):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        line.request(method, "/api/v1" + path, body, {"Authorization": f"Bearer {self.token}", "Content-Type": kind})
        answer = line.getresponse()
        content = answer.read()
        line.close()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status} {content[:300]}")
        return content


@contextlib.contextmanager
def served(binary, store, *flags):
    """(url, Speaker, process id) of a server that ends with the block; the flags are added to `init`."""
    with tempfile.TemporaryDirectory(prefix="plumbline-bench-") as folder:
        pathlib.Path(folder).chmod(0o755)
        cluster = stores.Cluster(pathlib.Path(folder) / "cluster") if store == "postgres" else None
        db = cluster.url("postgres") if cluster else f"sqlite:{folder}/bench.db"
        subprocess.run([binary, "init", "--db", db, *flags], check=True, capture_output=True)
        subprocess.run([binary, "user", "create", "--db", db, "--email", EMAIL, "--title", "Bench", "--role", "administrator", "--password"],
                       input=stores.PASSWORD.encode() + b"\n", check=True, capture_output=True)
        token = subprocess.run([binary, "token", "create", "--admin", "--db", db], check=True, capture_output=True, text=True).stdout.split()[0]
        server = subprocess.Popen([binary, "serve", "--db", db, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            url = re.search(r"http://\S+", server.stdout.readline()).group(0)
            yield url, Speaker(int(url.rsplit(":", 1)[1]), token), server.pid
        finally:
            server.terminate()
            server.wait()
            if cluster:
                cluster.stop()


def browse(script, url, **more):
    """Runs a script of tests/bench in Node.js, with a page that is signed in (support/page.mjs)."""
    modules = ROOT / "web/node_modules"
    subprocess.run([modules / ".bin/node", ROOT / "tests/bench" / script], check=True,
                   env={**os.environ, "PLUMBLINE_URL": url, "PLUMBLINE_EMAIL": EMAIL, "PLUMBLINE_PASSWORD": stores.PASSWORD, "PLUMBLINE_MODULES": str(modules), **more})
