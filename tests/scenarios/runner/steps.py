"""The steps of a scenario, one function per first word."""

import json
import re
import shlex
import time

from . import client, pattern, stores, texts

METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "ALL")


class Request:
    """A request that waits for its last header and is then sent."""

    def __init__(self, line, caller, method, path, body):
        self.line, self.caller, self.method, self.path, self.body = line, caller, method, path, body
        self.headers, self.text, self.built, self.is_raw = [], None, None, False

    def data(self, scope):
        if self.text is not None:
            return self.text
        if self.body is None:
            return None
        if self.built is None:
            parts = [pattern.build(node, scope) for node in self.body]
            for part in parts[1:]:
                parts[0].update(part)
            self.built = json.dumps(parts[0], ensure_ascii=False).encode()
        return self.built


def play(play_, line):
    """Carries out one line."""
    text = re.sub(r"^(→|->)\s*", "→ ", line.text)
    word, _, rest = text.partition(" ")
    if word == "→" and not re.match(r"\d", rest):
        word, _, rest = rest.partition(" ")
    if word in METHODS:
        play_.flush()
        play_.pending = read_request(line, play_.caller, word, rest)
        return
    if word not in STEPS:
        raise pattern.PatternError(f"there is no step \"{word}\"")
    STEPS[word](play_, line, rest.strip())


def read_request(line, caller, method, rest):
    found = re.match(r"(.+?)(?:\s+(?=\{)|\s+(?=<(?:minimal|full|change|repeat)\b)|$)", rest, re.S)
    path, body = found.group(1).strip(), rest[found.end():].strip()
    nodes = [pattern.read(part) for part in re.split(r"(?<=>) \+ (?=\{)", body)] if body else None
    return Request(line, caller, method, path, nodes)


def answered(play_):
    """The last answer; sends the request that waits."""
    if play_.pending:
        request = play_.pending
        if request.method == "ALL":
            read_all(play_)
        else:
            play_.send()
        play_.sent = request
    return play_.answer


def read_all(play_):
    """Follows `next` to the last page: {"items": all, "pages": n}."""
    request, items, pages, cursor = play_.pending, [], 0, ""
    path = play_.scope.fill(request.path)
    while True:
        play_.pending = Request(request.line, request.caller, "GET", path + cursor, None)
        play_.send()
        if play_.answer.status != 200:
            return
        body = play_.answer.json
        items += body["items"]
        pages += 1
        if "next" not in body or pages > 2000:
            break
        cursor = ("&" if "?" in path else "?") + "cursor=" + body["next"]
    play_.answer.text = json.dumps({"items": items, "pages": pages, "count": body.get("count")})


# --- who asks, and what the request carries besides


def as_(play_, line, rest):
    play_.flush()
    if rest.split()[0] not in ("token", "cookie", "guest"):
        play_.scope.value(f"{rest}.token")
    play_.caller = rest


def with_(play_, line, rest):
    name, _, value = rest.partition(":")
    play_.pending.headers.append((name.strip(), value.strip()))


def without(play_, line, rest):
    play_.pending.headers.append((rest, None))


def body(play_, line, rest):
    if found := re.fullmatch(r"of (\d+) bytes", rest):
        play_.pending.text = b"x" * int(found.group(1))
    elif found := re.fullmatch(r"of (\d+) nested lists", rest):
        depth = int(found.group(1))
        play_.pending.text = b'{"title": ' + b"[" * depth + b"]" * depth + b"}"
    elif found := re.fullmatch(r"of (\d+) objectives", rest):
        names = (f"  o{at}: {{title: x}}\n" for at in range(int(found.group(1))))
        play_.pending.text = ("plumbline: 1\nprogram: {name: many, title: Many}\nobjectives:\n" + "".join(names)).encode()
    elif found := re.fullmatch(r"from (\S+)", rest):
        play_.pending.text = texts.body_of(play_, found.group(1))
    else:
        text = play_.scope.fill(rest)
        play_.pending.text = text.encode("utf-8").replace(b"\\xff", b"\xff").replace(b"\\n", b"\n")


# --- what must come back


def status(play_, line, rest):
    found = re.match(r"(\d\d\d)\s*(.*)", rest, re.S)
    answer = answered(play_)
    if answer.status != int(found.group(1)):
        play_.edits.append((line, "status", str(answer.status)))
        raise pattern.Mismatch("status", found.group(1), f"{answer.status} {answer.text[:400].strip()}")
    if found.group(2):
        node, value = pattern.read(found.group(2)), answer.json
        try:
            pattern.match(node, value, play_.scope)
        except pattern.Mismatch:
            play_.edits.append((line, "body", f"→ {answer.status} {pattern.render(node, play_.scope, value, True)}"))
            raise


def roles(play_, line, rest):
    """Sends the waiting request once per role; what is to succeed gets a body of its own each time."""
    request = play_.pending
    for entry in rest.split():
        role, _, wanted = entry.partition("=")
        if wanted.startswith("2"):
            request.built = None
        play_.pending = request
        play_.send(role)
        if str(play_.answer.status) != wanted:
            play_.edits.append((line, "roles", (role, str(play_.answer.status))))
            raise pattern.Mismatch(f"status for {role}", wanted, f"{play_.answer.status} {play_.answer.text[:300].strip()}")


def at_once(play_, line, rest):
    """`at-once 10: 201 409`: the waiting request that many times at the same moment; each answer is one of these, and exactly
    one is the first of its kind: a success that is no replay."""
    number, _, wanted = rest.partition(":")
    request = play_.pending
    request.data(play_.scope)
    answers = play_.send_at_once(int(number))
    for answer in answers:
        if str(answer.status) not in wanted.split():
            raise pattern.Mismatch("status", wanted.strip(), f"{answer.status} {answer.text[:300].strip()}")
    first = [answer for answer in answers if answer.status < 300 and "idempotency-replayed" not in answer.headers]
    if len(first) != 1:
        raise pattern.Mismatch("first answers", 1, [answer.status for answer in answers])


def header(play_, line, rest):
    name, _, wanted = rest.partition(" ")
    value = answered(play_).headers.get(name.lower())
    if value is None:
        raise pattern.Mismatch(f"header {name}", wanted or "to be there", "nothing")
    rule, _, kept = wanted.rpartition(" = $") if " = $" in wanted else (wanted, "", "")
    if rule.startswith("/"):
        found = re.search(play_.scope.fill(rule.strip("/")), value)
        if not found:
            raise pattern.Mismatch(f"header {name}", rule, value)
        value = found.group(1) if found.groups() else value
    elif rule and play_.scope.fill(rule) != value:
        raise pattern.Mismatch(f"header {name}", play_.scope.fill(rule), value)
    if kept:
        play_.scope.keep(kept, value)


def no_header(play_, line, rest):
    if rest.lower() in answered(play_).headers:
        raise pattern.Mismatch(f"header {rest}", "to be absent", play_.answer.headers[rest.lower()])


def at(value, path):
    """The values at a path such as items.0.title or items.*.id; what is missing is left out."""
    found = [value]
    for part in path.split("."):
        if part == "*":
            found = [inner for v in found if isinstance(v, (list, dict)) for inner in (v if isinstance(v, list) else v.values())]
        elif part.isdigit():
            found = [v[int(part)] for v in found if isinstance(v, list) and int(part) < len(v)]
        else:
            found = [v[part] for v in found if isinstance(v, dict) and part in v]
    return found


def absent(play_, line, rest):
    for path in rest.split():
        if found := at(answered(play_).json, path):
            raise pattern.Mismatch(path, "to be absent", pattern.brief(found[0]))


def contains(play_, line, rest):
    wanted = play_.scope.fill(rest)
    if wanted not in answered(play_).text:
        raise pattern.Mismatch("answer", f"to contain {wanted}", play_.answer.text[:300])


def not_contains(play_, line, rest):
    wanted = play_.scope.fill(rest)
    text = answered(play_).text + "".join(f"\n{name}: {value}" for name, value in play_.answer.all)
    if wanted in text:
        place = text.index(wanted)
        raise pattern.Mismatch("answer", f"not to contain {wanted}", "…" + text[max(0, place - 100):place + 100])


def count(play_, line, rest):
    path, _, wanted = rest.rpartition(" ")
    found = at(answered(play_).json, path)
    number = len(found[0]) if len(found) == 1 and isinstance(found[0], (list, dict)) and "*" not in path else len(found)
    if number != int(play_.scope.fill(wanted)):
        raise pattern.Mismatch(f"number of {path}", wanted, number)


def distinct(play_, line, rest):
    path, _, wanted = rest.rpartition(" ")
    number = len({json.dumps(v) for v in at(answered(play_).json, path)})
    if number != int(wanted):
        raise pattern.Mismatch(f"different {path}", wanted, number)


def list_(play_, line, rest):
    """`list items.*.title a, b, c`: exactly these values in this order; a value with a comma stands in quotes."""
    path, _, wanted = rest.partition(" ")
    words = [json.loads(w) if w.startswith('"') else w for w in re.findall(r'"(?:[^"\\]|\\.)*"|[^,]+', wanted) for w in [w.strip()] if w]
    found = ["null" if v is None else v if isinstance(v, str) else json.dumps(v) for v in at(answered(play_).json, path)]
    if found != [play_.scope.fill(w) for w in words]:
        raise pattern.Mismatch(path, wanted or "nothing", ", ".join(found) or "nothing")


def equal(play_, line, rest):
    pattern.match(pattern.read(rest), answered(play_).json, play_.scope)


def unchanged(play_, line, rest):
    """`unchanged $was`: the record of the last answer is the one kept, apart from its bookkeeping."""
    ours = {"revision", "updatedAt", "updatedBy"}
    was, now = play_.scope.value(rest.strip("$")), answered(play_).json
    for key in sorted(set(was) | set(now) - ours):
        if key not in ours and was.get(key) != now.get(key):
            raise pattern.Mismatch(key, pattern.brief(was.get(key)), pattern.brief(now.get(key)))


# --- variables, time, files


def let(play_, line, rest):
    play_.flush()
    name, _, text = rest.partition("=")
    play_.scope.keep(name.strip().strip("$"), pattern.build(pattern.read(text.strip()), play_.scope))


def keep(play_, line, rest):
    """`keep $name PATH`: the value at a path of the last answer; `keep $now` is the server's present instant."""
    name, _, path = rest.partition(" ")
    if path == "now":
        play_.flush()
        moment = time.time()
        time.sleep(0.002)
        fraction = f"{moment % 1:.6f}"[1:]
        play_.scope.keep(name.strip("$"), time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment)) + fraction + "Z")
        return
    found = at(answered(play_).json, path)
    if not found:
        raise pattern.Mismatch(path, "to be there", "nothing")
    play_.scope.keep(name.strip("$"), found if "*" in path else found[0])


def pause(play_, line, rest):
    play_.flush()
    time.sleep(float(rest))


def write(play_, line, rest):
    path, _, text = rest.partition(" ")
    with open(play_.scope.fill(path), "w", encoding="utf-8") as file:
        file.write(json.loads(play_.scope.fill(text, quoted=True)))


# --- the command line and the store behind the server's back


def run(play_, line, rest):
    play_.flush()
    words = [play_.scope.fill(word) for word in shlex.split(rest)]
    environment, given = {}, ""
    while words and re.match(r"[A-Z_]+=|<", words[0]):
        if words[0].startswith("<"):
            given = words.pop(0)[1:] + "\n"
        else:
            name, _, value = words.pop(0).partition("=")
            environment[name] = value
    if not words or words.pop(0) != "plumbline":
        raise pattern.PatternError("run starts plumbline only")
    play_.ran = stores.plumbline(play_.options.program, *words, given=given, environment=environment, folder=play_.folder)


def exit_(play_, line, rest):
    if play_.ran.returncode != int(rest):
        raise pattern.Mismatch("exit status", rest, f"{play_.ran.returncode}; {play_.ran.stdout[:200]} {play_.ran.stderr[:300]}".strip())


def output(name):
    def step(play_, line, rest):
        text = getattr(play_.ran, name)
        verb, _, wanted = rest.partition(" ")
        wanted = play_.scope.fill(wanted)
        if rest.startswith(("{", "[", "exactly")):
            try:
                value = json.loads(text)
            except ValueError:
                raise pattern.Mismatch(name, "JSON", text[:300]) from None
            pattern.match(pattern.read(rest), value, play_.scope)
            return
        good = {"contains": lambda: wanted in text, "not-contains": lambda: wanted not in text,
                "begins": lambda: text.startswith(wanted), "empty": lambda: not text,
                "matches": lambda: re.search(wanted, text)}
        if verb not in good:
            raise pattern.PatternError(f"{name} {verb}?")
        if not good[verb]():
            raise pattern.Mismatch(name, rest, text[:400] or "nothing")

    return step


def stop(play_, line, rest):
    play_.flush()
    play_.scope.keep("status", str(play_.stop()))


def start(play_, line, rest):
    play_.flush()
    rest = rest.replace("$mailFlags", play_.scope.values.get("mailFlags", ""))
    words = [play_.scope.fill(word) for word in shlex.split(rest)[1:]]
    environment = {}
    while words and re.match(r"[A-Z_]+=", words[0]):
        name, _, value = words.pop(0).partition("=")
        environment[name] = value
    listen = "127.0.0.1:0"
    if "--listen" in words:
        place = words.index("--listen")
        listen = words[place + 1]
        del words[place:place + 2]
    play_.start(words, environment, listen)


def ready(play_, line, rest):
    """What the server printed when it came up."""
    wanted = play_.scope.fill(rest)
    rule, _, kept = wanted.rpartition(" = $") if " = $" in wanted else (wanted, "", "")
    if rule.startswith("/"):
        found = re.search(rule.strip("/"), play_.server.text)
        if not found:
            raise pattern.Mismatch("the server's words", rule, play_.server.text)
        if kept:
            play_.scope.keep(kept, found.group(1))
    elif rule not in play_.server.text:
        raise pattern.Mismatch("the server's words", rule, play_.server.text)


def not_ready(play_, line, rest):
    if play_.scope.fill(rest) in play_.server.text:
        raise pattern.Mismatch("the server's words", f"not to contain {rest}", play_.server.text)


def log(play_, line, rest):
    """The server's log does, or does not, contain a text."""
    verb, _, wanted = rest.partition(" ")
    wanted = play_.scope.fill(wanted)
    # A line is written after its answer went out, so what must come may take a moment.
    until = time.monotonic() + 3
    while True:
        text = (play_.folder / "server.log").read_text(errors="replace")
        if (wanted in text) == (verb == "contains"):
            return
        if verb != "contains" or time.monotonic() > until:
            raise pattern.Mismatch("log", rest, text[-300:])
        time.sleep(0.05)


def sql(play_, line, rest):
    """`sql TEXT`: a hand-made change; `sql sqlite: …` and `sql postgres: …` count on one store."""
    play_.flush()
    found = re.match(r"(sqlite|postgres):\s*", rest)
    if found and found.group(1) != play_.stage.name:
        return
    text = play_.scope.fill(rest[found.end():] if found else rest)
    try:
        play_.scope.keep("rows", play_.stage.sql(play_.url, text))
    except Exception as error:
        raise pattern.Mismatch("sql", "to work", str(error)) from None


# --- event streams


def listen(play_, line, rest):
    play_.flush()
    name, _, tail = rest.partition(" ")
    found = re.fullmatch(r"as (token \S+|cookie \S+|\w+)\s*(/\S*)?(?:\s+with (\S+): (.*))?", tail)
    headers = play_.headers_of(found.group(1))
    headers.pop("Host")
    if found.group(3):
        headers[found.group(3)] = play_.scope.fill(found.group(4))
    path = play_.scope.fill(found.group(2) or "/api/v1/events")
    stream = client.Stream(play_.server.host, play_.server.port, path, headers)
    play_.streams[name.strip("$")] = stream
    if stream.status != 200 or not stream.type.startswith("text/event-stream"):
        raise pattern.Mismatch("stream", "200 text/event-stream", f"{stream.status} {stream.type}")


def events(play_, line, rest):
    """`events NAME [ … ]`: exactly these have come; a sentinel that everybody may see marks the end."""
    play_.flush()
    name, _, text = rest.partition(" ")
    stream = play_.streams[name.strip("$")]
    sentinel = play_.ask("POST", "/api/v1/priorities", {"title": "sentinel"}).json["id"]
    play_.sentinels.add(sentinel)
    if not stream.wait(lambda got: any(event.get("id") == sentinel for event in got)):
        raise pattern.Mismatch("events", "the sentinel to arrive", f"{len(stream.events)} events; {'closed' if stream.is_closed else 'open'}")
    place = next(i for i, event in enumerate(stream.events) if event.get("id") == sentinel)
    got, stream.events = [e for e in stream.events[:place] if e.get("id") not in play_.sentinels], stream.events[place + 1:]
    pattern.match(pattern.read(text), got, play_.scope)


def closed(play_, line, rest):
    play_.flush()
    if not play_.streams[rest.strip("$")].wait_closed():
        raise pattern.Mismatch(f"stream {rest}", "to be closed", "still open")


# --- mails


def mail(play_, line, rest):
    """`mail to ADDRESS PATTERN`: the next mail to the address that no step has named yet, within 15 s."""
    play_.flush()
    _, address, text = (play_.scope.fill(rest) + "  ").split(" ", 2)
    until = time.monotonic() + 15
    while True:
        for at, got in enumerate(play_.post.mails()):
            if at in play_.opened or got["envelope"]["to"] != [address]:
                continue
            play_.opened.add(at)
            if text.strip():
                pattern.match(pattern.read(rest.split(" ", 2)[2]), got, play_.scope)
            return
        if time.monotonic() > until:
            raise pattern.Mismatch("mail", f"one to {address}", [got["envelope"]["to"] for got in play_.post.mails()])
        time.sleep(0.05)


def no_mail(play_, line, rest):
    """`no-mail to ADDRESS`: none has come that no step has named, and none comes while the server looks again."""
    play_.flush()
    address = play_.scope.fill(rest).split()[-1]
    time.sleep(1.5)
    found = [got["subject"] for at, got in enumerate(play_.post.mails()) if at not in play_.opened and got["envelope"]["to"] == [address]]
    if found:
        raise pattern.Mismatch("mail", f"none to {address}", found)


STEPS = {
    "mail": mail, "no-mail": no_mail,
    "as": as_, "with": with_, "without": without, "body": body, "→": status, "roles": roles, "at-once": at_once, "header": header,
    "no-header": no_header, "absent": absent, "contains": contains, "not-contains": not_contains, "count": count,
    "distinct": distinct, "list": list_, "equal": equal, "unchanged": unchanged, "let": let, "keep": keep, "pause": pause, "write": write, "run": run,
    "exit": exit_, "stdout": output("stdout"), "stderr": output("stderr"), "stop": stop, "start": start, "ready": ready,
    "not-ready": not_ready, "log": log, "sql": sql, "listen": listen, "events": events, "closed": closed,
    **texts.STEPS,
}
