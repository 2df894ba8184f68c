"""Cells of the routes that are more than one record: open ones, one's own, programs, plans as text, events, accounts and tokens."""

import json
import time

from .asking import NOBODY


def own_and_open(asking):
    """Routes that ask for no rights of a record."""
    for caller in asking.callers:
        for route in ("GET /", "GET /livez", "GET /readyz", "GET /metrics", "GET /api/v1/openapi.json"):
            # who is signed in is sent on to the app
            wanted = 303 if route == "GET /" and not caller.is_guest else 200
            asking.cell(caller, route, wanted, asking.ask(caller, *route.split(), route=route).status)
        asking.cell(caller, "GET /app/", 200, asking.ask(caller, "GET", "/app/", route="GET /app/{path...}").status)
        for route in ("GET /api/v1/me", "GET /api/v1/docs", "GET /api/v1/metadata", "GET /api/v1/library/visions", "GET /api/v1/plan.schema.json"):
            asking.cell(caller, route, 401 if caller.is_guest else 200, asking.ask(caller, *route.split(), route=route).status)
        asking.cell(caller, "GET library/visions/x", 401 if caller.is_guest else 404,
                    asking.ask(caller, "GET", "/api/v1/library/visions/none", route="GET /api/v1/library/visions/{key}").status)
        own_self(asking, caller)
        secrets(asking, caller)
        described(asking, caller)


def own_self(asking, caller):
    """What concerns the account that asks: never another's, never when acting for another."""
    kept = not caller.account or caller.acts_for_other
    expected = 401 if caller.is_guest else 403 if kept else 200
    answer = asking.ask(caller, "GET", "/api/v1/me/sessions", route="GET /api/v1/me/sessions")
    asking.cell(caller, "own sessions", expected, answer.status)
    answer = asking.ask(caller, "GET", "/api/v1/me/notices", route="GET /api/v1/me/notices")
    asking.cell(caller, "own choice of mails", expected, answer.status)
    expected = 401 if caller.is_guest else 403 if kept or not caller.may_write else 200
    answer = asking.ask(caller, "PATCH", "/api/v1/me/notices", {}, "PATCH /api/v1/me/notices")
    asking.cell(caller, "change one's own choice of mails", expected, answer.status, answer.text[:200])
    expected = 401 if caller.is_guest else 403 if kept or not caller.may_write else 404
    for other in (NOBODY,) if caller.account == asking.world.known["viewer"]["account"] else (NOBODY, asking.world.session):
        answer = asking.ask(caller, "DELETE", f"/api/v1/me/sessions/{other}", route="DELETE /api/v1/me/sessions/{session}")
        asking.cell(caller, "end another's session as one's own", expected, answer.status)
    answer = asking.ask(caller, "DELETE", "/api/v1/me/sessions", route="DELETE /api/v1/me/sessions")
    asking.cell(caller, "end one's other sessions", 200 if expected == 404 else expected, answer.status)
    if is_left_out(asking, caller):
        return
    answer = asking.ask(caller, "POST", "/api/v1/auth/password", {"current": "wrong", "password": "amber goats climb silent towers"}, "POST /api/v1/auth/password")
    asking.cell(caller, "a password without the old one", 401 if caller.is_guest else 403 if kept else 401, answer.status, answer.text[:200])


def is_left_out(asking, caller):
    """Passwords take their time, so that the short form tries them as a few callers only."""
    return asking.rate and asking.callers.index(caller) % 8


def secrets(asking, caller):
    """Wrong passwords and links are refused whoever asks, and their forms sign nobody in."""
    if is_left_out(asking, caller):
        return
    for path, body, expected in (("/api/v1/auth/sign-in", {"email": f"{caller.name}@nowhere.example", "password": "wrong"}, 401),
                                 ("/api/v1/auth/set-up", {"token": "", "email": "x@example.com", "password": "amber goats climb silent towers"}, 403),
                                 ("/api/v1/auth/invitation", {"token": f"{asking.world.known['admin']['account']}.x", "password": "amber goats climb silent towers"}, 401)):
        answer = asking.ask(caller, "POST", path, body, f"POST {path}")
        asking.cell(caller, path, (expected, None), (answer.status, answer.headers.get("set-cookie")))
    answer = asking.ask(caller, "POST", "/", b"form=link&token=x", "POST /")
    asking.cell(caller, "POST /", 401, answer.status)
    for method, target, body in (("GET", f"/check-in?link={NOBODY}.x", None), ("POST", "/check-in", f"link={caller.name}.x&value=1".encode())):
        answer = asking.ask(caller, method, target, body, f"{method} /check-in")
        asking.cell(caller, f"{method} /check-in", True, answer.status in (401, 429), str(answer.status))
    if caller.is_guest:
        answer = asking.ask(caller, "POST", "/api/v1/auth/sign-out", {}, "POST /api/v1/auth/sign-out")
        asking.cell(caller, "sign out", 401, answer.status)
    else:
        answer = asking.ask(caller, "POST", "/api/v1/auth/sign-out", {}, "POST /api/v1/auth/sign-out")
        asking.cell(caller, "sign out", 204, answer.status)


def described(asking, caller):
    """GET me and the metadata say what the roles say."""
    if caller.is_guest:
        return
    may = asking.ask(caller, "GET", "/api/v1/me").json["may"]
    items = {item["type"]: {field["name"] for field in item["fields"]} for item in asking.ask(caller, "GET", "/api/v1/metadata").json["items"]}
    for name, kind in asking.kinds.items():
        wanted = [act for act in ("read", "create", "update", "delete", "restore", "activate") if asking.oracle.may(caller, act, kind)]
        asking.cell(caller, f"me.may {name}", wanted, may.get(asking.collections[name], []))
        asking.cell(caller, f"metadata {name}", asking.oracle.may(caller, "read", kind), name in items)
        if name in items:
            asking.cell(caller, f"metadata {name} secrets", set(), items[name] & set(kind.get("secret", [])))


def programs(asking):
    """Figures and texts of programs and units; what may not be read is not in them (asking.ask looks for marks)."""
    world, oracle = asking.world, asking.oracle
    kind, unit_kind = asking.kinds["program"], asking.kinds["unit"]
    for caller in asking.callers:
        for name, program in world.programs.items():
            refused = oracle.status(caller, "read", kind, world.records["program"][program])
            for what in ("checks", "progress", "evidence", "text"):
                answer = asking.ask(caller, "GET", f"/api/v1/programs/{program}/{what}", route=f"GET /api/v1/programs/{{id}}/{what}")
                expected = 404 if refused == 403 and what == "text" else refused or 200  # a text never says that there is such a program
                asking.cell(caller, f"{what} of program {name}", expected, answer.status, answer.text[:200])
            answer = asking.ask(caller, "GET", f"/api/v1/evidence?program={program}&by=unit&period=year", route="GET /api/v1/evidence")
            asking.cell(caller, f"register figures of program {name}", refused or 200, answer.status, answer.text[:200])
            for label, unit in () if asking.rate and asking.callers.index(caller) % 3 else world.units.items():
                unit_refused = oracle.status(caller, "read", unit_kind, world.records["unit"][unit])
                for what in ("progress", "evidence"):
                    answer = asking.ask(caller, "GET", f"/api/v1/units/{unit}/{what}?program={program}", route=f"GET /api/v1/units/{{id}}/{what}")
                    asking.cell(caller, f"{what} of unit {label} in {name}", unit_refused or refused or 200, answer.status, answer.text[:200])
        # Starting and then failing: a vision that does not exist is refused only after the right to start one.
        refused = asking.of_type(caller, "create", kind) or (0 if oracle.can(caller, "create", kind, {"id": NOBODY}) else 403)
        answer = asking.ask(caller, "POST", "/api/v1/programs/start", {"title": "x", "visions": ["none"]}, "POST /api/v1/programs/start")
        asking.cell(caller, "start a program", True, answer.status == 401 if caller.is_guest else answer.status in (403, 422))
        if refused:
            answer = asking.ask(caller, "POST", "/api/v1/programs/start", {"title": "x", "visions": ["leadership-buy-in"]}, "POST /api/v1/programs/start")
            asking.cell(caller, "start a program from a vision", refused, answer.status, answer.text[:200])


def rounds(asking):
    """Links for guests: whoever may change the round or publication makes and ends them; only the right link opens it."""
    world, oracle = asking.world, asking.oracle
    for name, collection in (("test-round", "test-rounds"), ("publication", "publications")):
        kind = asking.kinds[name]
        for record in list(world.records[name].values())[:2 if asking.rate else None]:
            path, route = f"/api/v1/{collection}/{record['id']}/link", f"/api/v1/{collection}/{{id}}/link"
            for caller in asking.callers:
                refused = oracle.status(caller, "update", kind, record)
                # Everything but the last check, so that no link is left behind.
                answer = asking.ask(caller, "POST", path, {"days": 0}, f"POST {route}", json.dumps(record))
                asking.cell(caller, f"link to {name} {record['id']}", refused or 422, answer.status, answer.text[:200])
                answer = asking.ask(caller, "DELETE", path, None, f"DELETE {route}")
                asking.cell(caller, f"end the link to {name} {record['id']}", refused or 204, answer.status, answer.text[:200])
    for caller in asking.callers:
        answer = asking.ask(caller, "GET", "/api/v1/shared", route="GET /api/v1/shared")
        asking.cell(caller, "a strategy without a link", True, answer.status in (401, 429))
    for caller in asking.callers:
        answer = asking.ask(caller, "GET", "/api/v1/round", route="GET /api/v1/round")
        asking.cell(caller, "a round without a link", True, answer.status in (401, 429))
        answer = asking.ask(caller, "POST", "/api/v1/round/answers", {"stance": "agree"}, "POST /api/v1/round/answers")
        asking.cell(caller, "an answer without a link", True, answer.status in (401, 429))


def texts(asking):
    """A text that gives an objective another title: as changing the objective."""
    world, oracle = asking.world, asking.oracle
    kind = asking.kinds["objective"]
    for name, program in world.programs.items():
        text = asking.ask(asking.callers[-1], "GET", f"/api/v1/programs/{program}/text").text
        for identity, record in world.records["objective"].items():
            if record.get("program") != program or record["title"] not in text:
                continue
            changed = text.replace(record["title"], record["title"] + " changed").encode()
            for caller in asking.callers:
                refused = oracle.status(caller, "update", kind, record)
                given = text
                answer = asking.ask(caller, "POST", "/api/v1/plan", changed, "POST /api/v1/plan", given)
                asking.cell(caller, f"plan a text for {name}", refused == 401, answer.status == 401)
                if refused:
                    answer = asking.ask(caller, "POST", "/api/v1/apply", changed, "POST /api/v1/apply", given)
                    asking.cell(caller, f"apply a text to {identity}", True, answer.status in ({401} if refused == 401 else {403, 404, 409, 422}), answer.text[:300])
            break


def accounts(asking):
    """Accounts, invitations, sessions and tokens of others."""
    world, oracle = asking.world, asking.oracle
    known, kinds = world.known, asking.kinds
    victim, session = known["viewer"]["account"], world.session
    account = world.records["account"][victim]
    for caller in asking.callers:
        refused = oracle.status(caller, "update", kinds["account"], account)
        answer = asking.ask(caller, "POST", f"/api/v1/accounts/{victim}/invitation", None, "POST /api/v1/accounts/{id}/invitation")
        asking.cell(caller, "invite", refused or 201, answer.status, answer.text[:200])
        sign_in = {"id": session, "account": victim}
        refused = asking.of_type(caller, "read", kinds["sign-in"]) or oracle.status(caller, "read", kinds["account"], account)
        answer = asking.ask(caller, "GET", f"/api/v1/accounts/{victim}/sessions", route="GET /api/v1/accounts/{id}/sessions")
        asking.cell(caller, "sessions of an account", refused or 200, answer.status, answer.text[:200])
        refused = asking.of_type(caller, "update", kinds["sign-in"]) or oracle.status(caller, "update", kinds["sign-in"], sign_in)
        answer = asking.ask(caller, "DELETE", f"/api/v1/accounts/{victim}/sessions/{NOBODY}", route="DELETE /api/v1/accounts/{id}/sessions/{session}")
        asking.cell(caller, "end a session of an account", refused or 404, answer.status, answer.text[:200])
        if refused:
            answer = asking.ask(caller, "DELETE", f"/api/v1/accounts/{victim}/sessions", route="DELETE /api/v1/accounts/{id}/sessions")
            asking.cell(caller, "end the sessions of an account", refused, answer.status)
        refused = asking.of_type(caller, "create", kinds["account"]) or (0 if oracle.can(caller, "create", kinds["account"], {"id": NOBODY}) else 403)
        answer = asking.ask(caller, "POST", "/api/v1/accounts", {"email": "no address"}, "POST /api/v1/accounts")
        asking.cell(caller, "make an account", True, answer.status == 401 if caller.is_guest else answer.status in ((refused, 422) if refused else (422,)))
        if refused:
            answer = asking.ask(caller, "POST", "/api/v1/accounts", {"email": f"{caller.name}.new@example.com", "role": "administrator"}, "POST /api/v1/accounts")
            asking.cell(caller, "make an administrator", refused, answer.status, answer.text[:200])
        tokens(asking, caller, victim)
        backups(asking, caller)
    answer = asking.ask(asking.callers[-1], "DELETE", f"/api/v1/accounts/{victim}/sessions", route="DELETE /api/v1/accounts/{id}/sessions")
    asking.cell(asking.callers[-1], "end the sessions of an account", 200, answer.status)


def backups(asking, caller):
    """What is for administrators alone. The server of the cells has no folder for backups: whoever may make one is told so."""
    unlimited = [rule for grant in caller.grants if not grant.program and not grant.units for rule in grant.rules]
    can = caller.may_write and any(rule.speaks_of("create", asking.kinds["access-role"]) for rule in unlimited)
    answer = asking.ask(caller, "POST", "/api/v1/backups", None, "POST /api/v1/backups")
    asking.cell(caller, "make a backup", 401 if caller.is_guest else 409 if can else 403, answer.status, answer.text[:200])
    expected = 401 if caller.is_guest else 200 if can else 403
    for path in ("backups", "changes?top=1"):
        answer = asking.ask(caller, "GET", f"/api/v1/{path}", route=f"GET /api/v1/{path.split('?')[0]}")
        asking.cell(caller, f"see {path}", expected, answer.status, answer.text[:200])
    answer = asking.ask(caller, "POST", "/api/v1/verification", {"head": 1}, "POST /api/v1/verification")  # everything but the work
    asking.cell(caller, "verify the store", 422 if expected == 200 else expected, answer.status, answer.text[:200])


def tokens(asking, caller, victim):
    """A token never widens what its maker has."""
    world, kind = asking.world, asking.kinds["api-token"]
    for what, record in (("another's", {"account": victim}), ("nobody's", {}), ("another's in one", {"account": victim, "program": world.programs["one"]})):
        body = {"title": "t", "scopes": ["read"], "account": record.get("account", ""), **({"program": record["program"]} if "program" in record else {})}
        can = asking.oracle.can(caller, "create", kind, {"id": NOBODY, **record})
        expected = 401 if caller.is_guest else 201 if can and caller.makes_tokens else 403
        if expected == 201:
            body["expiresAt"] = "soon"  # everything but the last check, so that no token is left behind
            expected = 422
        if record.get("account") == caller.account and caller.account:
            continue
        answer = asking.ask(caller, "POST", "/api/v1/api-tokens", body, "POST /api/v1/api-tokens")
        asking.cell(caller, f"make a token: {what}", expected, answer.status, answer.text[:200])


def events(asking, listen):
    """A change to a record is told to those who may read it and to nobody else."""
    world, oracle = asking.world, asking.oracle
    answer = asking.ask(asking.callers[0], "GET", "/api/v1/events", route="GET /api/v1/events")
    asking.cell(asking.callers[0], "events", 401, answer.status)
    streams = [(caller, listen(caller.headers)) for caller in asking.callers[1:]]
    changed = []
    root = asking.callers[-1]
    for name, kind in sorted(asking.kinds.items()):
        if kind.get("kind") == "fact" or name in ("account", "api-token", "access-grant", "access-role", "delegation", "sign-in"):
            continue
        for record in list(world.records[name].values())[:1 if asking.rate else 5]:
            answer = asking.api(root.headers, "PATCH", asking.path(kind, record), {"title": (record.get("title") or "t")[:80] + " e"})
            if answer.status == 200 and answer.json["revision"] != record["revision"]:
                record.update({field: answer.json[field] for field in ("title", "revision", "updatedAt")})
                changed.append((kind, record))
    last = changed[-1]
    for caller, stream in streams:
        wanted = {record["id"] for kind, record in changed if oracle.can(caller, "read", kind, record)}
        stream.wait(lambda seen: wanted <= {event.get("id") for event in seen}, 5)
    time.sleep(0.3)
    for caller, stream in streams:
        told = {event.get("id") for event in stream.events if event["event"] == "change"}
        for kind, record in changed:
            asking.cell(caller, f"event of {kind['type']} {record['id']}", oracle.can(caller, "read", kind, record), record["id"] in told)
        stream.close()
    return len(changed), json.dumps(last[1])[:0]


def deleted(asking):
    """Restoring what was deleted, and its history."""
    world, oracle = asking.world, asking.oracle
    root = asking.callers[-1]
    poison = {"act": "delete", "collection": "priorities", "id": NOBODY, "revision": 1}
    for name in ("saved-view", "watch-item", "decision", "lesson", "barrier", "link", "milestone", "setting", "ask"):
        kind = asking.kinds[name]
        for record in list(world.records[name].values())[:2 if asking.rate else None]:
            if asking.api(root.headers, "DELETE", asking.path(kind, record), None).status != 204:
                continue
            for caller in asking.callers:
                refused = asking.of_type(caller, "restore", kind) or (0 if oracle.can(caller, "restore", kind, record) else 403)
                operation = {"act": "restore", "collection": asking.collections[name], "id": record["id"]}
                answer = asking.ask(caller, "POST", "/api/v1/batch", {"operations": [operation, poison]}, "POST /api/v1/batch", json.dumps(record))
                went = (answer.json or {}).get("field", "").startswith("operations/1")
                asking.cell(caller, f"restore {name} {record['id']}", refused or "went through", "went through" if went else answer.status, answer.text[:200])
                may_see = not refused and oracle.can(caller, "read", kind, record)
                listed = asking.of_type(caller, "read", kind) or asking.of_type(caller, "restore", kind)
                answer = asking.ask(caller, "GET", f"{asking.path(kind)}?deleted=true", route="GET /api/v1/{collection}", given=json.dumps(record) if may_see else "")
                asking.cell(caller, f"deleted of {name}", listed or 200, answer.status, answer.text[:200])
                asking.cell(caller, f"{name} {record['id']} among the deleted", bool(may_see) and not listed, record["id"] in answer.text)
                refused = oracle.status(caller, "read", kind, record)
                answer = asking.ask(caller, "GET", asking.path(kind, record, "/history"))
                asking.cell(caller, f"history of the deleted {name} {record['id']}", refused or 200, answer.status)
            asking.api(root.headers, "POST", asking.path(kind, record, "/restore"), None)


def unchanged(asking):
    """After all that was refused, every record is as it was."""
    root = asking.callers[-1]
    for name, kind in asking.kinds.items():
        if name in ("account", "sign-in", "api-token"):
            continue
        items = {item["id"]: item for item in asking.api(root.headers, "GET", asking.path(kind) + "?top=500", None).json["items"]}
        asking.cell(root, f"{name}: nothing came or went", set(asking.world.records[name]), set(items))
        for identity, record in asking.world.records[name].items():
            now = items.get(identity, {})
            differs = [field for field in set(record) | set(now) if field not in ("revision", "createdBy", "updatedBy", "updatedAt") and record.get(field) != now.get(field)]
            asking.cell(root, f"{name} {identity} is as it was", [], differs)
