"""A store with records of every type in two programs and four units, and callers of every kind. Every text names its record."""

import json

from . import oracle

PLACES = [("one", "A"), ("one", "below"), ("one", None), ("two", "B"), ("two", None), (None, "A"), (None, "below"), (None, "B"), (None, None)]
GOOD = "violet tram under seven bells"


class Refused(Exception):
    """The setting could not be made."""


class World:
    """Makes the records as an administrator, and the callers; keeps each record whole, with its true author and its marks."""

    def __init__(self, policy, api, metadata, declared, known):
        self.policy, self.api, self.known, self.declared = policy, api, known, declared
        self.items = {item["type"]: item for item in metadata}
        self.collections = {name: item["collection"] for name, item in self.items.items()}
        self.records = {name: {} for name in policy.kinds}
        self.pool, self.count, self.marks = {}, 0, {}
        self.root = {"Authorization": f"Bearer {known['rootToken']}"}
        self.targets = {(name, field): spec["to"] for name, spec in declared.items() for field, spec in spec["fields"].items()
                        if spec["type"] == "reference"}
        self.programs = {"one": known["programOne"], "two": known["programTwo"]}
        self.units = {}

    # Requests

    def ask(self, headers, method, path, body=None, expected=None):
        answer = self.api(headers, method, path, body)
        if expected and answer.status not in expected:
            raise Refused(f"{method} {path} {json.dumps(body)[:300] if body else ''}: {answer.status} {answer.text[:300]}")
        return answer

    def make(self, headers, kind, body):
        made = self.ask(headers, "POST", f"/api/v1/{self.collections[kind]}", body, {201}).json
        return made["id"]

    # Values

    def mark(self, confidential):
        self.count += 1
        return f"{'Qc' if confidential else 'Qn'}{self.count:05d}q"

    def value(self, kind, name, spec, place, marks):
        """A good value of a field that names no other record."""
        confidential = spec.get("sensitivity") == "confidential"
        what = spec["type"]
        if what in ("text", "markdown", "email", "url", "tags", "json"):
            if what == "tags" and spec.get("options"):
                return [next(iter(spec["options"]))]
            if spec.get("max", 200) < 12:
                return "EUR"[:spec["max"]]
            mark = self.mark(confidential)
            marks.append((mark, confidential))
            if name == "key":
                return mark.lower()
            return {"text": mark, "markdown": mark, "email": f"{mark.lower()}@example.com", "url": f"https://example.com/{mark}",
                    "tags": [mark], "json": {"a": mark}}[what]
        if what == "choice":
            return next(iter(spec["options"]))
        if what in ("integer", "decimal"):
            return max(spec.get("min", 1), 1)
        return {"boolean": spec.get("default", False), "date": "2026-03-31", "instant": "2026-03-31T08:00:00.000000Z"}[what]

    def near(self, target, place):
        """A record of a type in a place, or in the nearest that has one: the same program first."""
        program, unit = place
        for wanted in ((program, unit), (program, None), (program, "A"), (program, "B"), (None, unit), (None, None), ("one", None), ("one", "A")):
            if (target, wanted) in self.pool and (wanted[0] in (program, None)):
                return self.pool[target, wanted]
        return None

    def reference(self, target, place):
        if target == "program":
            return self.programs.get(place[0])
        if target == "unit":
            return self.units.get(place[1])
        if target == "account":
            return self.known["member"]["account"]
        if target == "access-role":
            return self.role_ids["viewer"]
        if target == "person":
            return self.known["viewer"]["person"]
        return self.near(target, place)

    def body(self, kind, place, owner=None):
        """Every field that may be set; nothing where a reference that it needs has nothing to lead to."""
        spec, marks, body = self.declared[kind], [], {}
        own = set(spec.get("owners", []))
        exactly = [name for names in spec.get("rules", {}).get("exactlyOne", []) for name in names]
        for name, field in spec["fields"].items():
            if field.get("readOnly") or field["type"] == "secret" or name in exactly:
                continue
            needed = field.get("required", False)
            if field["type"] in ("reference", "references"):
                if name in own:
                    found = owner or (self.known["viewer"]["person"] if needed else None)
                elif field["to"] == "unit" and name != spec.get("unit", "").split("/")[0] and not needed:
                    continue
                elif field["to"] == kind:
                    continue
                else:
                    found = self.reference(field["to"], place)
                if found is None and needed:
                    return None, []
                if found is not None:
                    body[name] = found if field["type"] == "reference" else [found]
            elif field["type"] == "record":
                if needed:
                    if place[0] is None and kind == "override":
                        return None, []
                    body[name] = f"programs/{self.programs[place[0]]}" if place[0] else f"priorities/{self.near('priority', place)}"
            elif field["type"] == "choice" and name == "status" and not needed:
                continue  # begins as it does by itself
            else:
                body[name] = self.value(kind, name, field, place, marks)
        for names in spec.get("rules", {}).get("exactlyOne", []):
            name = next((n for n in names if self.reference(spec["fields"][n]["to"], place)), None)
            if name is None:
                return None, []
            body[name] = self.reference(spec["fields"][name]["to"], place)
        if kind == "api-token":
            body = {"title": body["title"], "scopes": ["read"], "account": self.known["viewer"]["account"],
                    **({"program": body["program"]} if "program" in body else {})}
        if kind == "access-grant":
            body["endDate"] = "2020-01-01"  # grants nothing
        if kind == "delegation":
            body.update(endDate="2020-01-01", startDate="2019-01-01", delegate=self.known["viewer"]["account"])
        return body, marks

    def places_of(self, kind):
        policy = self.policy.kinds[kind]
        seen = set()
        for program, unit in PLACES:
            place = (program if "program" in policy else None, unit if "unit" in policy else None)
            if place not in seen:
                seen.add(place)
                yield place

    # Records

    def keep(self, kind, identity, author, marks):
        record = self.ask(self.root, "GET", f"/api/v1/{self.collections[kind]}/{identity}", expected={200}).json
        record["createdBy"] = author
        self.records[kind][identity] = record
        for mark, confidential in marks:
            self.marks[mark] = (kind, identity, confidential)

    def put(self, kind, place, headers=None, author=None, **changes):
        """One record more; nothing where the place cannot hold one."""
        body, marks = self.body(kind, place, changes.pop("owner", None))
        if body is None:
            return None
        body.update(changes)
        text = json.dumps(body)
        answer = self.ask(headers or self.root, "POST", f"/api/v1/{self.collections[kind]}", body)
        if answer.status != 201:
            return self.problems.setdefault(kind, f"{answer.status} {answer.text[:400]} for {text[:300]}") and None
        identity = answer.json["id"]
        self.keep(kind, identity, author or self.root_name, [m for m in marks if m[0].lower() in text.lower()])
        return identity

    def order(self):
        """Types with those that they need first."""
        done, left = ["priority"], {name: spec for name, spec in self.declared.items() if name != "priority"}
        for _ in range(20):
            for name in sorted(left):
                needs = {f["to"] for f in left[name]["fields"].values() if f["type"] == "reference" and (f.get("required") or
                         f["to"] in ("initiative", "objective", "key-result", "publication", "guide", "kit", "course", "segment", "wave"))}
                needs -= {name}
                if not needs & set(left):
                    done.append(name)
                    del left[name]
        return done + sorted(left)

    def fill(self):
        self.problems = {}
        roles = self.ask(self.root, "GET", "/api/v1/access-roles", expected={200}).json["items"]
        self.role_ids = {role["key"]: role["id"] for role in roles}
        for name, parent in (("A", None), ("below", "A"), ("B", None)):
            body, marks = self.body("unit", (None, None))
            body.update({"parent": self.units[parent]} if parent else {})
            self.units[name] = self.make(self.root, "unit", body)
            self.root_name = self.ask(self.root, "GET", f"/api/v1/units/{self.units[name]}").json["createdBy"]
            self.keep("unit", self.units[name], self.root_name, marks)
        for kind in self.order():
            if kind in ("unit", "organization", "sign-in"):
                continue
            for place in self.places_of(kind):
                identity = self.put(kind, place)
                if identity:
                    self.pool.setdefault((kind, place), identity)
        for kind, policy in self.policy.kinds.items():
            if policy.get("owners"):
                for place, who in ((("one", None), "member"), (("two", None), "member"), (("two", None), "memberOne"), (("one", None), "memberOne")):
                    self.put(kind, (place[0] if "program" in policy else None, None), owner=self.known[who]["person"])
            if policy["group"] == "own":
                for who in ("member", "viewer", "leadOne", "admin"):
                    self.put(kind, ("one", None), account=self.known[who]["account"])
            if policy["group"] == "voice":
                for who, place in (("member", "one"), ("member", None), ("memberOne", "one")):
                    self.put(kind, (place, None), {"Authorization": f"Bearer {self.known[who]['token']}"}, self.known[who]["account"])
        for kind, item in self.items.items():  # what was there before: programs, accounts, people, roles …
            page = f"/api/v1/{item['collection']}?top=500"
            for record in self.ask(self.root, "GET", page, expected={200}).json["items"]:
                self.records[kind].setdefault(record["id"], record)

    # Callers

    def grant(self, account, role, **where):
        self.make(self.root, "access-grant", {"account": account, "role": self.role_ids[role], **where})

    def callers(self):
        """Everybody who asks. Each is told to the oracle as they were made here."""
        policy, programs, units = self.policy, self.programs, self.units
        found = []

        def bearer(token):
            return {"Authorization": f"Bearer {token}"}

        def account(name, rules, program="", under=(), makes_tokens=False):
            made = oracle.Caller(name, bearer(self.known[name]["token"]), self.known[name]["account"], self.known[name]["person"],
                                 (oracle.Grant(policy.without(rules, "admin") if not makes_tokens else rules, program, frozenset(under)),),
                                 author=self.known[name]["account"], makes_tokens=makes_tokens)
            found.append(made)
            return made

        roles = policy.roles
        found.append(oracle.Caller("guest", {}))
        account("outsider", roles["guest"])
        account("viewer", roles["viewer"])
        member = account("member", roles["member"])
        lead = account("lead", roles["program-lead"])
        admin = account("admin", roles["administrator"], makes_tokens=True)
        account("leadOne", roles["program-lead"], programs["one"])
        account("viewerOne", roles["viewer"], programs["one"])
        account("memberOne", roles["member"], programs["one"])

        def person(name, role, scopes=("read", "write"), **where):
            """An account of its own with a role in one place, as itself."""
            made = self.ask(self.root, "POST", "/api/v1/accounts", {"email": f"{name}@example.com", "title": name}, {201}).json
            if role:
                self.grant(made["id"], role, **where)
            token = self.ask(self.root, "POST", "/api/v1/api-tokens", {"title": name, "account": made["id"], "scopes": list(scopes)}, {201}).json["token"]
            program, unit = where.get("program", ""), where.get("unit")
            under = {units["A"], units["below"]} if unit == units["A"] else {unit} if unit else set()
            rules = roles[role] if role else ()
            rules = rules if "admin" in scopes else policy.without(rules, "admin")
            self.known[name] = {"account": made["id"], "token": token, "person": made.get("person", "")}
            caller = oracle.Caller(name, bearer(token), made["id"], made.get("person", ""), (oracle.Grant(rules, program, frozenset(under)),) if role else (),
                                   author=made["id"], makes_tokens="admin" in scopes)
            found.append(caller)
            return caller

        person("unitLead", "program-lead", unit=units["A"])
        person("unitMember", "member", unit=units["A"])
        person("unitLeadInOne", "program-lead", unit=units["A"], program=programs["one"])
        person("adminOne", "administrator", ("read", "write", "admin"), program=programs["one"])
        person("unitAdmin", "administrator", ("read", "write", "admin"), unit=units["A"])

        def limited(name, of, scopes, program=""):
            body = {"title": name, "account": of.account, "scopes": scopes, **({"program": program} if program else {})}
            token = self.ask(self.root, "POST", "/api/v1/api-tokens", body, {201}).json["token"]
            grants = tuple(oracle.Grant(grant.rules if "admin" in scopes else policy.without(grant.rules, "admin"), program or grant.program, grant.units)
                           for grant in of.grants if not program or not grant.program or grant.program == program)
            found.append(oracle.Caller(name, bearer(token), of.account, of.person, grants, "write" in scopes or "admin" in scopes,
                                       author=of.author, makes_tokens="admin" in scopes and not program))

        limited("adminReads", admin, ["read"])
        limited("adminWrites", admin, ["read", "write"])
        limited("adminInTwo", admin, ["read", "write", "admin"], programs["two"])
        limited("leadInTwo", lead, ["read", "write"], programs["two"])
        limited("memberReads", member, ["read"])
        lead_one = next(caller for caller in found if caller.name == "leadOne")
        limited("leadOneInTwo", lead_one, ["read", "write"], programs["two"])

        def acting(name, of, scope, program=""):
            helper = self.ask(self.root, "POST", "/api/v1/accounts", {"email": f"{name}@example.com", "title": name}, {201}).json["id"]
            token = self.ask(self.root, "POST", "/api/v1/api-tokens", {"title": name, "account": helper, "scopes": ["read", "write"]}, {201}).json["token"]
            self.make(self.root, "delegation", {"principal": of.account, "delegate": helper, "scope": scope, **({"program": program} if program else {})})
            grants = tuple(oracle.Grant(grant.rules, program or grant.program, grant.units) for grant in of.grants
                           if not program or not grant.program or grant.program == program)
            self.known[name] = {"account": helper, "token": token}
            found.append(oracle.Caller(name, {**bearer(token), "X-Acts-For": of.account}, of.account, of.person, policy.delegated(grants, scope),
                                       acts_for_other=True, author=of.author, makes_tokens=False))

        acting("checksInForLead", lead, "check-ins")
        acting("approvesForLead", lead, "approvals")
        acting("allForLeadInOne", lead, "everything", programs["one"])
        acting("allForAdmin", admin, "everything")
        acting("allForMember", member, "everything")
        root = oracle.Caller("root", self.root, grants=(oracle.Grant(roles["administrator"]),), author=self.root_name)
        found.append(root)
        for kind in ("account", "access-grant", "delegation", "api-token", "person"):  # made meanwhile
            for record in self.ask(self.root, "GET", f"/api/v1/{self.collections[kind]}?top=500", expected={200}).json["items"]:
                self.records[kind].setdefault(record["id"], record)
        return found
