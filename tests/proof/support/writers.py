"""Writers that change records over HTTP and remember what they were promised; and the checker that holds the store to it.

Each writer works on records of its own, one request after the other, so what may stand in the store afterwards is known exactly: the
world after all requests that were acknowledged, or that world with the one request done that had no answer yet. Anything else is a loss,
a half-done change or something that came back.
"""

import http.client
import json
import random
import threading
import time


class Api:
    """One kept connection to a server."""

    def __init__(self, port, token, timeout=10):
        self.token, self.port, self.timeout = token, port, timeout
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)

    def ask(self, method, path, body=None, **headers):
        """Status, headers and JSON of the answer."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            given["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            given["Content-Type"] = "application/json"
        try:
            self.connection.request(method, path, data, given)
            answer = self.connection.getresponse()
            text = answer.read()
        except BaseException:
            self.connection.close()
            raise
        try:
            value = json.loads(text) if text else None
        except ValueError:
            value = None
        return answer.status, answer.headers, value

    def close(self):
        self.connection.close()


class Request:
    """One change: how to ask for it, and what it makes of the writer's world."""

    def __init__(self, method, path, body, headers, effect):
        self.method, self.path, self.body, self.headers, self.effect = method, path, body, headers, effect


class Writer(threading.Thread):
    """Makes mixed changes until something fails or `stopped` is set."""

    def __init__(self, api, tag, seed, ground, stopped, most=100000):
        super().__init__(daemon=True)
        self.api, self.tag, self.dice, self.ground, self.stopped, self.most = api, tag, random.Random(seed), ground, stopped, most
        self.made = 0
        self.ids = {}  # title → id and revision of the priorities that it may change
        self.acknowledged = []  # (instant of the answer, request, answer)
        self.open = None  # the request that has no answer, or one that says that it failed
        self.failure = None

    def run(self):
        while not self.stopped.is_set() and len(self.acknowledged) < self.most:
            request = self.next_request()
            self.open = request
            try:
                status, headers, answer = self.api.ask(request.method, request.path, request.body, **request.headers)
            except (OSError, http.client.HTTPException) as error:
                self.failure = repr(error)
                return
            if status >= 300:
                self.failure = f"{status} {answer}"
                return
            self.acknowledged.append((time.monotonic(), request, answer))
            self.open = None
            self.learn(request, answer)
        self.api.close()

    def next_request(self):
        ripe = [title for title, (_, revision) in self.ids.items() if revision < 6]
        what = self.dice.random()
        if what < 0.35 or len(ripe) < 4:
            return self.create()
        if what < 0.6:
            return self.patch(self.dice.choice(ripe))
        if what < 0.75:
            return self.batch(ripe)
        if what < 0.85:
            return self.delete(self.dice.choice(ripe))
        return self.check_in()

    def name(self):
        self.made += 1
        return f"{self.tag}-{self.made:04}"

    def create(self):
        title = self.name()
        body = {"title": title, "description": "v1 " + "x" * self.dice.randrange(400)}
        return Request("POST", "/api/v1/priorities", body, {"Idempotency_Key": title}, [(title, "v1")])

    def patch(self, title):
        identity, revision = self.ids[title]
        return Request("PATCH", f"/api/v1/priorities/{identity}", {"description": f"v{revision + 1}"}, {"If_Match": f'"{revision}"'},
                       [(title, f"v{revision + 1}")])

    def delete(self, title):
        identity, revision = self.ids[title]
        return Request("DELETE", f"/api/v1/priorities/{identity}", None, {"If_Match": f'"{revision}"'}, [(title, None)])

    def check_in(self):
        title = self.name()
        body = {"keyResult": self.ground["keyResult"], "title": title, "value": self.made, "note": "v1"}
        return Request("POST", "/api/v1/check-ins", body, {"Idempotency_Key": title}, [(title, "v1")])

    def batch(self, ripe):
        """Two new, one changed, one gone, two facts: all or none."""
        changed, gone = self.dice.sample(ripe, 2)
        one, two, first, second = (self.name() for _ in range(4))
        (identity, revision), (other, last) = self.ids[changed], self.ids[gone]
        fact = {"measure": self.ground["measure"], "date": "2026-01-31", "value": self.made, "source": "v1"}
        operations = [
            {"act": "create", "collection": "priorities", "body": {"title": one, "description": "v1"}},
            {"act": "update", "collection": "priorities", "id": identity, "revision": revision, "body": {"description": f"v{revision + 1}"}},
            {"act": "create", "collection": "observations", "body": {**fact, "title": first}},
            {"act": "create", "collection": "observations", "body": {**fact, "title": second}},
            {"act": "delete", "collection": "priorities", "id": other, "revision": last},
            {"act": "create", "collection": "priorities", "body": {"title": two, "description": "v1"}}]
        effect = [(one, "v1"), (two, "v1"), (first, "v1"), (second, "v1"), (changed, f"v{revision + 1}"), (gone, None)]
        return Request("POST", "/api/v1/batch", {"operations": operations}, {"Idempotency_Key": one}, effect)

    def learn(self, request, answer):
        """Takes over ids and revisions, so that the next request can name them."""
        if request.path == "/api/v1/batch":
            records = [result["record"] for result in answer["results"] if result["collection"] == "priorities"]
        elif request.path == "/api/v1/priorities" or request.method == "PATCH":
            records = [answer]
        else:
            records = []
        for record in records:
            if "title" in record:
                self.ids[record["title"]] = (record["id"], record["revision"])
        for title, version in request.effect:
            if version is None:
                self.ids.pop(title, None)


def apply(world, request):
    """The world with a change made: title → its version, `v` and the revision."""
    new = dict(world)
    for title, version in request.effect:
        if version is None:
            new.pop(title, None)
        else:
            new[title] = version
    return new


def worlds_of(writer, cut):
    """The world after each request acknowledged before the cut, oldest first; then those that may be instead of the last."""
    worlds, unsure = [{}], []
    for instant, request, _ in writer.acknowledged:
        if instant < cut and not unsure:
            worlds.append(apply(worlds[-1], request))
        else:
            unsure.append(request)
    if writer.open is not None:
        unsure.append(writer.open)
    more = []
    for request in unsure:
        more.append(apply((more or worlds)[-1], request))
    return worlds, more


def judge(writer, cut, found):
    """What is wrong with what was found of a writer's records: a sentence, or nothing; and how many acknowledged changes are lost."""
    worlds, more = worlds_of(writer, cut)
    if found == worlds[-1] or found in more:
        return None, 0
    for back, world in enumerate(reversed(worlds)):
        if found == world:
            return f"{writer.tag}: the last {back} acknowledged changes are lost", back
    wanted = worlds[-1]
    differs = {title: (wanted.get(title), found.get(title)) for title in {*wanted, *found} if wanted.get(title) != found.get(title)}
    return f"{writer.tag}: half-done or foreign changes, as title: (promised, found) {differs}", 1


def read_all(api, collection, prefix, version):
    """Title → version of all records of a collection whose titles begin with the prefix. A title that is there twice is `twice`."""
    found, cursor = {}, ""
    while True:
        status, _, page = api.ask("GET", f"/api/v1/{collection}?top=500&filter=startswith(title,'{prefix}')" + (f"&cursor={cursor}" if cursor else ""))
        if status != 200:
            raise AssertionError(f"{collection} cannot be read: {status} {page}")
        for record in page["items"]:
            words = record[version].split()[0]
            wanted = f"v{record['revision']}" if collection == "priorities" else words
            found[record["title"]] = "twice" if record["title"] in found else words if words == wanted else f"{words} at revision {record['revision']}"
        cursor = page.get("next", "")
        if not cursor:
            return found


def read_worlds(api, prefix):
    """Writer's tag → its world, of all writers whose tags begin with the prefix."""
    worlds = {}
    for collection, version in (("priorities", "description"), ("check-ins", "note"), ("observations", "source")):
        for title, words in read_all(api, collection, prefix, version).items():
            worlds.setdefault(title.rsplit("-", 1)[0], {})[title] = words
    return worlds


def prepare(api):
    """The records that writers refer to."""
    def make(collection, **body):
        status, _, record = api.ask("POST", f"/api/v1/{collection}", body)
        if status != 201:
            raise AssertionError(f"{collection}: {status} {record}")
        return record["id"]

    program = make("programs", title="Proof")
    objective = make("objectives", program=program, title="Stand")
    key_result = make("key-results", program=program, title="Ten stand", objectives=[objective], kind="count", direction="increase",
                      baseline=0, baselineDate="2026-01-01", baselineSource="Count", target=10, deadline="2990-12-31")
    return {"program": program, "keyResult": key_result, "measure": make("measures", title="Readings")}


def start_writers(port, token, prefix, seed, ground, count, most=100000):
    stopped = threading.Event()
    writers = [Writer(Api(port, token), f"{prefix}w{i}", seed * 100 + i, ground, stopped, most) for i in range(count)]
    for writer in writers:
        writer.start()
    return writers, stopped
