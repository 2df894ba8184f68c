"""Asks for each cell over HTTP and holds the answer against the oracle. A section is one way of asking."""

import json
import re
import urllib.parse
import zlib

MARK = re.compile(r"q[nc]\d{5}q", re.I)
NOBODY = "0198c1a2-0000-7000-8000-000000000000"
OWN = {"id", "revision", "createdAt", "createdBy", "updatedAt", "updatedBy"}
ACTIVE = ("program", "objective", "key-result", "initiative")


def quoted(text):
    return urllib.parse.quote(text, safe="")


class Asking:
    """One store's cells. `rate` is how many are skipped for each that is asked (0: none); `wrong` flips that cell's expectation."""

    def __init__(self, world, oracle, callers, api, rate, wrong=None):
        self.world, self.oracle, self.callers, self.api, self.rate, self.wrong = world, oracle, callers, api, rate, wrong
        self.kinds, self.collections = oracle.kinds, world.collections
        self.cells, self.mistakes, self.requests = 0, [], 0
        self.touched = {"routes": set(), "types": set(), "fields": set(), "callers": set()}
        self.numbers = {name: number for number, name in enumerate(sorted(self.kinds))}

    # Holding answers against expectations

    def cell(self, caller, what, expected, got, detail=""):
        self.cells += 1
        if self.cells == self.wrong:
            expected = ("not", expected)
        if got != expected:
            self.mistakes.append(f"{caller.name}: {what}: expected {expected}, got {got} {detail}".strip())

    def wants(self, caller, section, *parts, often=1):
        """Whether the short form asks for this, `often` times as often as for other things; each type meets some caller in each section,
        whatever the dice say."""
        if not self.rate:
            return True
        number = zlib.crc32("/".join((section, caller.name, *map(str, parts))).encode())
        return number % (self.rate // often + 1) == 0

    def ask(self, caller, method, path, body=None, route=None, given=""):
        self.requests += 1
        self.touched["callers"].add(caller.name)
        if route:
            self.touched["routes"].add(route)
        answer = self.api(caller.headers, method, path, body)
        sent = json.dumps(body) if body is not None and not isinstance(body, bytes) else (body or b"").decode() if body else ""
        told = {mark.lower() for mark in MARK.findall(sent + path + given)}
        seen = set()
        for mark in MARK.findall(answer.text):
            mark = mark.lower()
            if mark in told or mark in seen:
                continue
            seen.add(mark)
            kind, identity, confidential = self.marks[mark]
            record = self.world.records[kind].get(identity)
            if record and not self.oracle.can(caller, "read", self.kinds[kind], record, confidential):
                self.mistakes.append(f"{caller.name}: {method} {path}: shows {mark} of {kind} {identity}")
        self.cells += 1  # nothing leaks
        return answer

    @property
    def marks(self):
        if not hasattr(self, "_marks"):
            self._marks = {mark.lower(): where for mark, where in self.world.marks.items()}
        return self._marks

    def each(self, section, records=True):
        """Callers, types and records that the section asks for. Lists of what belongs to accounts are asked for by everybody: what the
        server tells one account about another record may say more than its reader is allowed to know."""
        for number, (name, kind) in enumerate(sorted(self.kinds.items())):
            self.touched["types"].add(name)
            for place, caller in enumerate(self.callers):
                fixed = (number + zlib.crc32(section.encode())) % len(self.callers) == place
                if not records:
                    if fixed or (section == "list" and kind["group"] == "own") or self.wants(caller, section, name):
                        yield caller, kind, None
                    continue
                for index, record in enumerate(self.world.records[name].values()):
                    if (fixed and index == number % max(len(self.world.records[name]), 1)) or self.wants(caller, section, name, index):
                        yield caller, kind, record

    def path(self, kind, record=None, rest=""):
        return f"/api/v1/{self.collections[kind['type']]}" + (f"/{record['id']}" if record else "") + rest

    def readable(self, caller, kind):
        return {identity for identity, record in self.world.records[kind["type"]].items() if self.oracle.can(caller, "read", kind, record)}

    def of_type(self, caller, act, kind):
        return 401 if caller.is_guest else 0 if self.oracle.may(caller, act, kind) else 403

    # Sections

    def reads(self):
        for caller, kind, record in self.each("read"):
            expected = self.oracle.status(caller, "read", kind, record) or 200
            answer = self.ask(caller, "GET", self.path(kind, record), route="GET /api/v1/{collection}/{id}")
            self.cell(caller, f"read {kind['type']} {record['id']}", expected, answer.status)
            if answer.status == 200 == expected:
                shown = self.oracle.shown(caller, kind, record)
                for field in set(record) | set(answer.json):
                    self.cell(caller, f"read {kind['type']} {record['id']} .{field}", field in shown, field in answer.json)

    def lists(self):
        for caller, kind, _ in self.each("list", records=False):
            refused = self.of_type(caller, "read", kind)
            answer = self.ask(caller, "GET", self.path(kind) + "?top=500&count=true", route="GET /api/v1/{collection}")
            self.cell(caller, f"list {kind['type']}", refused or 200, answer.status)
            if answer.status != 200 or refused:
                continue
            items = {item["id"]: item for item in answer.json["items"]}
            wanted = self.readable(caller, kind)
            self.cell(caller, f"count of {kind['type']}", len(wanted), answer.json["count"])
            for identity, record in self.world.records[kind["type"]].items():
                self.cell(caller, f"list {kind['type']} {identity}", identity in wanted, identity in items)
                if identity in items and identity in wanted:
                    self.cell(caller, f"list {kind['type']} {identity} fields", self.oracle.shown(caller, kind, record), set(items[identity]))
            past = self.ask(caller, "GET", self.path(kind) + "?top=500&asOf=2999-01-01", route="GET /api/v1/{collection}")
            if kind.get("kind") != "fact":
                self.cell(caller, f"list {kind['type']} as of a day", wanted, {item["id"] for item in (past.json or {}).get("items", [])})

    def histories(self):
        for caller, kind, record in self.each("history"):
            if kind.get("kind") == "fact":
                continue
            expected = self.oracle.status(caller, "read", kind, record) or 200
            answer = self.ask(caller, "GET", self.path(kind, record, "/history"), route="GET /api/v1/{collection}/{id}/history")
            self.cell(caller, f"history of {kind['type']} {record['id']}", expected, answer.status)
            if answer.status == 200 and len(answer.json["items"]) == 1:
                entry = answer.json["items"][0]
                shown = self.oracle.shown(caller, kind, record)
                self.cell(caller, f"history of {kind['type']} {record['id']} fields", shown, set(entry["record"]))
                self.cell(caller, f"history of {kind['type']} {record['id']} by", "createdBy" in shown, "by" in entry)

    def fields(self):
        """A patch of one field with the value that it has: all is asked for, and nothing is changed."""
        for caller, kind, record in self.each("fields"):
            if kind.get("kind") == "fact":
                continue
            refused = self.oracle.status(caller, "update", kind, record)
            sees = self.oracle.can(caller, "read", kind, record, confidential=True)
            for field in kind["normal"] + kind.get("confidential", []) + kind.get("secret", []):
                if not self.wants(caller, "field", kind["type"], record["id"], field, often=12):
                    continue
                self.touched["fields"].add((kind["type"], field))
                is_secret, is_fixed = field in kind.get("secret", []), field in kind.get("readOnly", [])
                hidden = field in kind.get("confidential", []) and not sees
                value = "x" if is_secret else self.another(kind, field, record) if is_fixed else record.get(field)
                answer = self.ask(caller, "PATCH", self.path(kind, record), {field: value}, "PATCH /api/v1/{collection}/{id}", json.dumps(record))
                expected = refused or (422 if is_secret or is_fixed or hidden else 200)
                self.cell(caller, f"patch {kind['type']} {record['id']} .{field}", expected, answer.status, answer.text[:200])

    def another(self, kind, field, record):
        spec = self.world.declared[kind["type"]]["fields"][field]["type"]
        if spec == "boolean":
            return not record.get(field, False)
        return {"integer": 77, "decimal": 77, "date": "2031-01-01", "instant": "2031-01-01T00:00:00.000000Z", "reference": NOBODY,
                "json": {"b": 1}}.get(spec, "another")

    def questions(self):
        """Filters, orders and selections by each field, and expansions of each relation."""
        plain = {"text", "markdown", "integer", "decimal", "boolean", "date", "instant", "choice", "email", "url", "reference", "secret"}
        for caller, kind, _ in self.each("ask", records=False):
            refused = self.of_type(caller, "read", kind)
            for field, spec in self.world.declared[kind["type"]]["fields"].items():
                if not self.wants(caller, "question", kind["type"], field, often=12):
                    continue
                self.touched["fields"].add((kind["type"], field))
                open_to = self.oracle.may_ask_about(caller, kind, field)
                expected = refused or (200 if open_to else 400)
                asks = [f"select={field}"] + ([f"filter={field} ne null", f"orderby={field}"] if spec["type"] in plain else [])
                if spec["type"] == "reference":
                    asks = [f"filter={field} ne null", f"expand={field}", f"select={field}"]
                for question in asks:
                    answer = self.ask(caller, "GET", f"{self.path(kind)}?top=100&{quoted_query(question)}", route="GET /api/v1/{collection}")
                    if question.startswith("select="):
                        self.selected(caller, kind, field, refused, answer)
                        continue
                    self.cell(caller, f"{kind['type']}?{question}", expected, answer.status, answer.text[:160])
                    self.nested(caller, kind, field, answer)

    def selected(self, caller, kind, field, refused, answer):
        """Any field but secrets may be selected; it then stands on the records of which the caller may see it."""
        expected = refused or (400 if field in kind.get("secret", []) else 200)
        self.cell(caller, f"{kind['type']}?select={field}", expected, answer.status, answer.text[:160])
        for item in answer.json["items"] if answer.status == 200 == expected else []:
            record = self.world.records[kind["type"]].get(item["id"])
            if record:
                self.cell(caller, f"{kind['type']} {item['id']}?select={field}", field in self.oracle.shown(caller, kind, record), field in item)

    def inverses(self):
        """Lists of what refers to a record, expanded and asked about inside conditions."""
        by_target = {}
        for name, spec in self.world.declared.items():
            for field, one in spec["fields"].items():
                if one.get("inverse"):
                    by_target.setdefault(one["to"], []).append((one["inverse"], name, field))
        for caller, kind, _ in self.each("inverse", records=False):
            refused = self.of_type(caller, "read", kind)
            for inverse, source, field in by_target.get(kind["type"], []):
                if not self.wants(caller, "inverse", kind["type"], inverse, often=12):
                    continue
                open_to = self.oracle.may_ask_about(caller, self.kinds[source], field)
                expected = refused or (200 if open_to else 400)
                answer = self.ask(caller, "GET", f"{self.path(kind)}?top=100&expand={inverse}", route="GET /api/v1/{collection}")
                self.cell(caller, f"{kind['type']}?expand={inverse}", expected, answer.status, answer.text[:160])
                self.nested(caller, kind, inverse, answer)
                candidates = list(self.world.records[source].values())
                if not candidates:
                    continue
                probe = candidates[zlib.crc32(f"{caller.name}{inverse}".encode()) % len(candidates)]
                answer = self.ask(caller, "GET", f"{self.path(kind)}?top=500&filter=" + quoted(f"{inverse}/any(x: x/id eq '{probe['id']}')"),
                                  route="GET /api/v1/{collection}")
                self.cell(caller, f"{kind['type']}?filter={inverse}/any", expected, answer.status, answer.text[:160])
                if answer.status == 200 == expected:
                    leads = probe.get(field)
                    leads = set(leads) if isinstance(leads, list) else {leads}
                    seen = self.oracle.can(caller, "read", self.kinds[source], probe)
                    wanted = (leads & self.readable(caller, kind)) if seen else set()
                    self.cell(caller, f"{kind['type']}?filter={inverse}/any {probe['id']}", wanted, {item["id"] for item in answer.json["items"]})

    def nested(self, caller, kind, name, answer):
        """Records inside an answer are readable, and show what may be seen of them."""
        if answer.status != 200:
            return
        for item in answer.json["items"]:
            inner = item.get(name)
            for one in inner if isinstance(inner, list) else [inner]:
                if not isinstance(one, dict) or "id" not in one:
                    continue
                found = next(((n, records[one["id"]]) for n, records in self.world.records.items() if one["id"] in records), None)
                if found is None:
                    continue
                self.cell(caller, f"{kind['type']} → {name} {one['id']}", True, self.oracle.can(caller, "read", self.kinds[found[0]], found[1]))
                self.cell(caller, f"{kind['type']} → {name} {one['id']} fields", self.oracle.shown(caller, self.kinds[found[0]], found[1]), set(one))

    def searches(self):
        for mark, (name, identity, confidential) in self.world.marks.items():
            kind, record = self.kinds[name], self.world.records[name].get(identity)
            if record is None:
                continue
            fields = [f for f, v in record.items() if isinstance(v, str) and mark in v]
            if not any(self.world.declared[name]["fields"].get(f, {}).get("search") for f in fields):
                continue
            for caller in self.callers:
                if not self.wants(caller, "search", mark) or self.of_type(caller, "read", kind):
                    continue
                answer = self.ask(caller, "GET", f"{self.path(kind)}?search={mark}", route="GET /api/v1/{collection}")
                found = identity in {item["id"] for item in (answer.json or {}).get("items", [])}
                if not confidential:
                    self.cell(caller, f"search {name} {identity}", self.oracle.can(caller, "read", kind, record), found)
                elif not self.oracle.may_ask_about(caller, kind, fields[0]):
                    self.cell(caller, f"search {name} {identity} by what is confidential", False, found)
                answer = self.ask(caller, "GET", f"/api/v1/search?q={mark}", route="GET /api/v1/search")
                found = identity in {item["id"] for item in (answer.json or {}).get("items", [])}
                if not confidential:
                    self.cell(caller, f"search everything for {name} {identity}", self.oracle.can(caller, "read", kind, record), found)
                elif not self.oracle.may_ask_about(caller, kind, fields[0]):
                    self.cell(caller, f"search everything for {name} {identity} by what is confidential", False, found)

    def batches(self):
        """Creating, changing, deleting in a batch whose second operation fails, so that nothing is kept; the place of the failure tells."""
        poison = {"act": "delete", "collection": "priorities", "id": NOBODY, "revision": 1}
        for caller, kind, record in self.each("batch"):
            is_fact = kind.get("kind") == "fact"
            for act in ("create",) if is_fact else ("create", "update", "delete"):
                operation = {"act": act, "collection": self.collections[kind["type"]]}
                unreadable = False
                if act == "create":
                    operation["body"] = self.copy_of(kind, record)
                    unreadable = not caller.is_guest and self.leads_astray(caller, kind, operation["body"])
                else:
                    operation.update(id=record["id"], revision=record["revision"])
                    if act == "update":
                        operation["body"] = {"title": record.get("title")}
                answer = self.ask(caller, "POST", "/api/v1/batch", {"operations": [operation, poison]}, "POST /api/v1/batch", json.dumps(record))
                problem = answer.json or {}
                place = problem.get("field", "")
                went = place.startswith("operations/1") or answer.status in (409, 412) or problem.get("code", "").startswith("validation.") and \
                    problem.get("code") != "validation.reference" and answer.status == 422
                refused = self.batch_refusal(caller, act, kind, record)
                expected = refused or "went through"
                if act == "create" and unreadable and not (caller.is_guest or not self.oracle.may(caller, act, kind)):
                    expected = "reference"
                if problem.get("code", "").startswith("check-in.") and expected in ("went through", "reference"):
                    continue  # whose word it may be is a rule of the plan, not of access: tests/scenarios/plan/check_ins.scenario
                got = "reference" if problem.get("code") == "validation.reference" or place.endswith("errors") else "went through" if went else answer.status
                if kind["type"] == "organization" and act != "update":
                    continue
                self.cell(caller, f"batch {act} {kind['type']} {record['id']}", expected, got, answer.text[:300])

    def batch_refusal(self, caller, act, kind, record):
        if act != "create":
            return self.oracle.status(caller, act, kind, record)
        made = {**record, "id": "new", "createdBy": caller.author}
        return self.of_type(caller, act, kind) or (0 if self.oracle.can(caller, act, kind, made) else 403)

    def copy_of(self, kind, record):
        fixed = OWN | set(kind.get("readOnly", [])) | set(kind.get("secret", []))
        return {name: value for name, value in record.items() if name not in fixed}

    def leads_astray(self, caller, kind, body):
        """Whether a body names a record that the caller may not read. Not asked about: where the record lies itself, accounts, and types of
        which the caller may read none; of those it counts that there is one."""
        home = {kind.get(what, "").split("/")[0] for what in ("program", "unit")}
        for name, spec in self.world.declared[kind["type"]]["fields"].items():
            value = body.get(name)
            if not value or name in home:
                continue
            pairs = [(spec["to"], one) for one in (value if isinstance(value, list) else [value])] if spec["type"] in ("reference", "references") else []
            if spec["type"] == "record":
                collection, _, identity = value.partition("/")
                pairs = [(next(n for n, c in self.collections.items() if c == collection), identity)]
            for target, identity in pairs:
                if target == "account" or not self.oracle.may(caller, "read", self.kinds[target]):
                    continue
                known = self.world.records[target].get(identity)
                if known is None or not self.oracle.can(caller, "read", self.kinds[target], known):
                    return True
        return False

    def moves(self):
        """Into another program or unit: only who may change the record on both sides."""
        for caller, kind, record in self.each("moves"):
            if kind.get("kind") == "fact":
                continue
            for what, places in (("program", self.world.programs.values()), ("unit", self.world.units.values())):
                field = kind.get(what)
                if not field or "/" in field or field in kind.get("readOnly", []):
                    continue
                for there in places:
                    after = {**record, field: there}
                    if record.get(field) == there or self.oracle.can(caller, "update", kind, after) or not self.wants(caller, "move", record["id"], there, often=12):
                        continue
                    answer = self.ask(caller, "PATCH", self.path(kind, record), {field: there}, "PATCH /api/v1/{collection}/{id}", json.dumps(record))
                    expected = self.oracle.status(caller, "update", kind, record) or 403
                    stayed = answer.status == 200 and answer.json.get(field) == record.get(field)  # follows from something else
                    if expected == 403 and (stayed or answer.status == 422):  # or the place itself is not theirs to see
                        answer.status = 403
                    self.cell(caller, f"move {kind['type']} {record['id']} to {what} {there}", expected, answer.status, answer.text[:200])

    def refusals(self):
        """Deletions and patches that must not happen, sent alone; restoring what is not deleted; activating."""
        for caller, kind, record in self.each("refusals"):
            restore = self.of_type(caller, "restore", kind) or self.oracle.status(caller, "restore", kind, record)
            answer = self.ask(caller, "POST", self.path(kind, record, "/restore"), None, "POST /api/v1/{collection}/{id}/restore")
            if kind.get("kind") != "fact":
                self.cell(caller, f"restore {kind['type']} {record['id']}", restore or 409, answer.status)
            refused = self.oracle.status(caller, "delete", kind, record)
            if refused:
                answer = self.ask(caller, "DELETE", self.path(kind, record), None, "DELETE /api/v1/{collection}/{id}")
                expected = 405 if kind.get("kind") == "fact" and self.oracle.may(caller, "delete", kind) else refused
                self.cell(caller, f"delete {kind['type']} {record['id']}", expected, answer.status)
            refused = self.oracle.status(caller, "update", kind, record)
            if refused and kind.get("kind") != "fact":
                answer = self.ask(caller, "PATCH", self.path(kind, record), {"title": "Taken"}, "PATCH /api/v1/{collection}/{id}")
                self.cell(caller, f"change {kind['type']} {record['id']}", refused, answer.status)
            if self.of_type(caller, "create", kind):
                answer = self.ask(caller, "POST", self.path(kind), self.copy_of(kind, record), "POST /api/v1/{collection}", json.dumps(record))
                self.cell(caller, f"create {kind['type']}", self.of_type(caller, "create", kind), answer.status, answer.text[:200])
            refused = self.oracle.status(caller, "activate", kind, record)
            if refused or kind["type"] not in ACTIVE:
                answer = self.ask(caller, "POST", self.path(kind, record, "/activate"), None, "POST /api/v1/{collection}/{id}/activate")
                expected = refused if kind["type"] in ACTIVE else 401 if caller.is_guest else 404
                self.cell(caller, f"activate {kind['type']} {record['id']}", expected, answer.status, answer.text[:200])


def quoted_query(question):
    name, _, value = question.partition("=")
    return f"{name}={quoted(value)}"
