"""Talks to the server: requests over one kept connection, and event streams."""

import http.client
import json
import socket
import threading
import time
import urllib.parse


class Answer:
    """What came back: status, headers (lower case, last one wins; `all` keeps each) and body."""

    def __init__(self, status, headers, body):
        self.status, self.all, self.body = status, headers, body
        self.headers = {name.lower(): value for name, value in headers}
        self.text = body.decode("utf-8", "replace")

    @property
    def json(self):
        try:
            return json.loads(self.text)
        except ValueError:
            return None


def encode_target(target):
    """A path as people write it, with blanks, quotes and umlauts, as the wire wants it. %XX stays."""
    path, mark, query = target.partition("?")
    safe = "/:@!$&'()*,;=-._~%"
    return urllib.parse.quote(path, safe=safe) + mark + urllib.parse.quote(query, safe=safe + "?")


class Client:
    """Requests to one server. The connection is opened again where the server closed it."""

    def __init__(self, host, port):
        self.host, self.port = host, port
        self.connection = None

    def send(self, method, target, headers, body):
        try:
            return self._send(method, target, headers, body)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError, http.client.CannotSendRequest):
            self.close()
            return self._send(method, target, headers, body)

    def _send(self, method, target, headers, body):
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection = self.connection
        connection.putrequest(method, encode_target(target), skip_host=True, skip_accept_encoding=True)
        if body is not None and "Content-Length" not in headers:
            headers = {**headers, "Content-Length": str(len(body))}
        for name, value in headers.items():
            connection.putheader(name, value.encode("utf-8").replace(b"\\xff", b"\xff") if isinstance(value, str) else value)
        try:
            connection.endheaders(body)
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before the body was read: the answer is there all the same
        response = connection.getresponse()
        endless = response.getheader("Content-Type", "").startswith("text/event-stream")
        answer = Answer(response.status, response.getheaders(), b"" if endless else response.read())
        if response.will_close or endless:
            self.close()
        return answer

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


class Stream:
    """An event stream, read by a thread of its own."""

    def __init__(self, host, port, target, headers):
        self.events, self.is_closed, self.changed = [], False, threading.Condition()
        self.connection = http.client.HTTPConnection(host, port, timeout=120)
        self.connection.request("GET", encode_target(target), headers={"Host": f"{host}:{port}", **headers})
        self.socket = self.connection.sock
        self.response = self.connection.getresponse()
        self.status = self.response.status
        self.type = self.response.getheader("Content-Type", "")
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self):
        fields = {}
        try:
            while line := self.response.readline():
                text = line.decode("utf-8").rstrip("\r\n")
                if text and not text.startswith(":"):
                    name, _, value = text.partition(":")
                    fields[name] = value.removeprefix(" ")
                elif not text and fields:
                    self._add(fields)
                    fields = {}
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            pass
        with self.changed:
            self.is_closed = True
            self.changed.notify_all()

    def _add(self, fields):
        event = {"event": fields.get("event", "message"), "id": fields.get("id", "")}
        if "data" in fields:
            event.update(json.loads(fields["data"]))
            event["eventId"] = fields.get("id", "")
        with self.changed:
            self.events.append(event)
            self.changed.notify_all()

    def wait(self, condition, seconds=8):
        """Waits until the condition holds on the events; tells whether it came to hold."""
        end = time.monotonic() + seconds
        with self.changed:
            while not condition(self.events):
                left = end - time.monotonic()
                if left <= 0 or self.is_closed:
                    return condition(self.events)
                self.changed.wait(left)
            return True

    def wait_closed(self, seconds=8):
        self.thread.join(seconds)
        return self.is_closed

    def close(self):
        """Wakes the reading thread by shutting the socket down: closing it would wait for that thread."""
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.thread.join(5)
