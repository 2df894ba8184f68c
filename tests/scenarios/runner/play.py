"""Plays one scenario file against one store."""

import concurrent.futures
import datetime
import json
import pathlib
import re
import shlex
import time

from . import client, kinds, mail, pattern, steps, stores
from .script import Line, Loop, unfold


class Failure(Exception):
    """A step that did not go as the scenario says."""

    def __init__(self, line, expected, got):
        self.line, self.expected, self.got = line, expected, got
        super().__init__(f"expected {expected}, got {got}")


class Scope:
    """The variables of a scenario file, and what <…> stands for."""

    def __init__(self, play, known):
        self.play, self.values = play, dict(known)

    def value(self, name):
        found, rest = self.values, name.split(".")
        for at, part in enumerate(rest):
            if isinstance(found, list) and part.isdigit() and int(part) < len(found):
                found = found[int(part)]
            elif isinstance(found, dict) and part in found:
                found = found[part]
            else:
                raise pattern.PatternError(f"${name} is not known")
        return found

    def keep(self, name, value):
        self.values[name] = value

    def fill(self, text, quoted=False):
        """Puts the values of known variables into a text; unknown ones stay."""

        def put(found):
            name = found.group(1) or found.group(2)
            while True:
                try:
                    value = self.value(name)
                    break
                except pattern.PatternError:
                    if "." not in name or found.group(1):
                        return found.group()
                    name = name.rpartition(".")[0]
            tail = "" if found.group(1) else found.group(2)[len(name):]
            value = value if isinstance(value, str) else json.dumps(value)
            return (json.dumps(value, ensure_ascii=False)[1:-1] if quoted else value) + tail

        return re.sub(r"\$\{([\w.]+)\}|\$(\w+(?:\.\w+)*)", put, text)

    def call(self, text):
        word, _, rest = self.fill(text).partition(" ")
        if word in ("minimal", "full"):
            collection, _, program = rest.partition(" in ")
            return getattr(self.play.kinds, word)(collection.strip(), program.strip() or None)
        if word == "change":
            return self.play.kinds.change(rest.strip())
        if word == "new":  # <new objectives>: the id of a new record
            collection, _, program = rest.partition(" in ")
            return self.play.create(collection.strip(), program.strip() or None)
        if word == "long":
            return "x" * int(rest)
        if word == "repeat":
            count, _, inner = text.partition(" ")[2].partition(" ")
            return [json.loads(json.dumps(pattern.build(pattern.read(inner), self)).replace("{#}", f"{i:04}")) for i in range(int(count))]
        raise pattern.PatternError(f"<{word} …> is not known")


class Play:
    """One file on one store: keeps server, caller, last answer and variables."""

    def __init__(self, script, stage, options, folder):
        self.script, self.stage, self.options = script, stage, options
        self.folder = pathlib.Path(folder)
        self.results, self.edits, self.streams, self.sentinels = [], [], {}, set()
        self.scope = Scope(self, {**stage.known, "dir": str(folder), "store": stage.name})
        self.server = self.speaker = self.answer = self.ran = self.pending = self.post = None
        self.opened = set()
        self.caller = "guest"
        self._kinds = None

    # --- the whole file

    def run(self):
        headers = self.script.headers
        if headers.get("only") not in (None, self.stage.name):
            return self.results
        is_empty = headers.get("start") in ("empty", "nothing")
        self.url = self.stage.make(f"{self.script.path.parent.name}_{self.script.path.stem}", self.folder, is_empty)
        self.scope.keep("db", self.url)
        self.scope.keep("port", str(stores.free_port()))
        self.scope.keep("daysAgo", [str(datetime.date.today() - datetime.timedelta(days)) for days in range(60)])
        if "mail" in headers:
            self.post = mail.MailServer(self.folder / "mail", headers["mail"])
            self.scope.keep("mailFlags", " ".join(self.post.flags()))
            self.scope.keep("mailFolder", str(self.post.folder))
            headers["flags"] = self.scope.fill(headers.get("flags", ""))
        try:
            if headers.get("start") not in ("nothing", "stopped"):
                # with a public URL the server says that one when it is ready
                self.start(shlex.split(headers.get("flags", "")), listen=f"127.0.0.1:{self.scope.values['port'] if self.post else 0}")
            self.cases(self.script.body)
        except stores.StoreError as error:
            self.results.append(("failed", "the stage", 1, str(error), ""))
        finally:
            for stream in self.streams.values():
                stream.close()
            self.stop()
            if self.post:
                self.post.stop()
            self.stage.drop(self.url)
        return self.results

    def cases(self, blocks):
        """Plays what stands before the first case, then case by case; loops that hold cases are unfolded."""
        case, lines = None, []
        for block in self.flat(blocks):
            if isinstance(block, Line) and block.text.startswith("case "):
                if not self.finish(case, lines):
                    return
                case, lines = block, []
            else:
                lines.append(block)
        self.finish(case, lines)

    def flat(self, blocks):
        for block in blocks:
            if isinstance(block, Loop) and holds_case(block):
                for inner in self.unfolded(block):
                    yield from self.flat([inner])
            else:
                yield block

    def finish(self, case, lines):
        """Plays one case and notes the result; without a case, the lines are the setting, which must succeed."""
        name = self.scope.fill(case.text[5:]) if case else "(what comes before the cases)"
        wanted = not case or not self.options.filter or self.options.filter in f"{self.script.path.name} {name}"
        if not lines or not wanted:
            return True
        opened = [line for line in lines if isinstance(line, Line) and re.match(r"open( sqlite| postgres)?:", line.text)]
        lines = [line for line in lines if line not in opened]
        reason = next((line.text.partition(":")[2].strip() for line in opened
                       if line.text.split(":")[0] in ("open", f"open {self.stage.name}")), None)
        failure, start = None, time.monotonic()
        self.caller, self.pending = ("guest" if case else self.caller), None
        try:
            self.play(lines)
        except Failure as error:
            failure = error
        number = failure.line.number if failure else case.number if case else 1
        if failure and reason:
            self.results.append(("skipped", name, number, reason, f"expected {failure.expected}, got {failure.got}"))
        elif reason:
            self.results.append(("failed", name, number, f"open ({reason})", "that it works now: take the open line out"))
        elif failure:
            self.results.append(("failed", name, number, failure.expected, failure.got))
        elif case:
            self.results.append(("passed", name, number, time.monotonic() - start, ""))
        return case is not None or failure is None

    def play(self, blocks):
        """Plays lines in order. A request is sent when its first expectation is read, so that headers may follow it."""
        for block in blocks:
            if isinstance(block, Loop):
                self.guarded(Line(block.number, f"for … in {block.source}"), self.flush)
                self.play(list(self.unfolded(block)))
            else:
                self.guarded(block, lambda: steps.play(self, block))
        if blocks:
            self.guarded(blocks[-1], self.flush)

    def guarded(self, line, action):
        """Every way in which a step goes wrong, told in terms of its line."""
        try:
            action()
        except pattern.PatternError as error:
            raise Failure(line, "a line that can be read", f"{error} in: {line.text[:200]}") from None
        except pattern.Mismatch as error:
            raise Failure(line, f"{error.path} {error.expected}", error.got) from None
        except stores.StoreError as error:
            raise Failure(line, "the step to work", str(error)) from None
        except (OSError, client.http.client.HTTPException) as error:
            life = "runs" if self.alive() else "has ended"
            raise Failure(line, "an answer", f"{type(error).__name__}: {error}; the server {life}") from None
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise Failure(line, "a step that makes sense", f"{type(error).__name__}: {error} in: {line.text[:200]}") from None

    def unfolded(self, loop):
        if loop.rows:
            for number, cells in loop.rows:
                yield from at_row(unfold(loop, cells), number)
        elif found := re.match(r"types\b(.*)", loop.source):
            conditions = [(name, verb != "not in", set(words.replace(",", " ").split()))
                          for name, verb, words in re.findall(r"(\w+) (not in|in|is) ([\w, /-]+?)(?= and |$)", found.group(1).replace(" with ", " "))]
            for item in self.kinds.rows(conditions):
                declared = self.kinds.declared[item["type"]]
                names = [loop.names[0], *(f"{loop.names[0]}.{key}" for key in ("type", "access", "label", "owner"))]
                owner = (declared.get("owners") or ["none"])[0]
                yield from unfold(loop, [item["collection"], item["type"], item["access"], item["label"], owner], names)
        else:
            for word in loop.source.split():
                yield from unfold(loop, [word] * len(loop.names) if len(loop.names) == 1 else word.split("="))

    # --- the server

    def alive(self):
        return self.server is not None and self.server.process.poll() is None

    def start(self, flags=(), environment=None, listen="127.0.0.1:0"):
        flags = [self.scope.fill(flag) for flag in flags]
        self.server = stores.Server(self.options.program, self.url, self.folder / "server.log", flags, environment, listen)
        self.speaker = client.Client(self.server.host, self.server.port)
        self.scope.keep("address", f"http://{self.server.host}:{self.server.port}")
        self.scope.keep("host", f"{self.server.host}:{self.server.port}")

    def stop(self):
        status = None
        if self.speaker:
            self.speaker.close()
        if self.server:
            status = self.server.stop()
        self.server = self.speaker = None
        return status

    # --- requests

    @property
    def kinds(self):
        if self._kinds is None:
            items = self.ask("GET", "/api/v1/metadata").json["items"]
            self._kinds = kinds.Kinds(items, self.options.declarations, self.create)
        return self._kinds

    def ask(self, method, path, body=None):
        """A request of the runner itself, as administrator."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Host": f"{self.server.host}:{self.server.port}", "Content-Type": "application/json",
                   "Authorization": f"Bearer {self.stage.known['admin']['token']}"}
        answer = self.speaker.send(method, path, headers, data)
        if answer.status >= 300:
            raise pattern.Mismatch(f"{method} {path} for the setting", "success", f"{answer.status} {answer.text[:300]}")
        return answer

    def create(self, collection, program=None):
        return self.ask("POST", f"/api/v1/{collection}", self.kinds.minimal(collection, program)).json["id"]

    def headers_of(self, caller):
        headers = {"Host": f"{self.server.host}:{self.server.port}"}
        if caller.startswith("cookie "):
            headers["Cookie"] = self.scope.fill(caller[7:])
        elif caller.startswith("token "):
            headers["Authorization"] = "Bearer " + self.scope.fill(caller[6:])
        elif caller != "guest":
            headers["Authorization"] = "Bearer " + self.scope.value(f"{caller}.token")
        return headers

    def flush(self):
        """Sends the request that waits, where no expectation has done so."""
        if self.pending:
            steps.answered(self)

    def send(self, caller=None):
        request, self.pending = self.pending, None
        if self.speaker is None:
            raise stores.StoreError("the server is stopped")
        headers, body = self.prepared(request, caller)
        self.answer = self.speaker.send(request.method, self.scope.fill(request.path), headers, body)
        if self.options.contract and not request.is_raw:
            self.options.contract.check(request.method, self.scope.fill(request.path), self.answer)
        return request

    def send_at_once(self, number):
        """The answers to the waiting request, sent that many times over connections of their own."""
        request, self.pending = self.pending, None
        headers, body = self.prepared(request, None)

        def one(_):
            speaker = client.Client(self.server.host, self.server.port)
            answer = speaker.send(request.method, self.scope.fill(request.path), dict(headers), body)
            speaker.close()
            return answer

        with concurrent.futures.ThreadPoolExecutor(number) as pool:
            answers = list(pool.map(one, range(number)))
        self.answer = answers[0]
        return answers

    def prepared(self, request, caller):
        headers = self.headers_of(caller or request.caller)
        body = request.data(self.scope)
        if request.body is not None:
            headers["Content-Type"] = "application/json"
        for name, value in request.headers:
            if value is None:
                headers.pop(name, None)
            else:
                headers[name] = self.scope.fill(value)
        return headers, body


def holds_case(loop):
    return any(isinstance(b, Line) and b.text.startswith("case ") or isinstance(b, Loop) and holds_case(b) for b in loop.body)


def at_row(blocks, number):
    """In tables the row matters more than the line of the step: failures name it."""
    return [Line(number, b.text) if isinstance(b, Line) else Loop(number, b.names, b.source, b.rows, at_row(b.body, number)) for b in blocks]
