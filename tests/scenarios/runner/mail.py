"""A mail server for tests: SMTP with EHLO, STARTTLS, TLS from the start, AUTH PLAIN and LOGIN, and what goes wrong at real ones.

Each mail that it answered with 250 becomes a file NUMBER.json in its folder: from, to, subject, text, html, links, headers, raw.
Recipients say what happens to them: `refused…@` is answered 550, `greylisted…@` 451 the first time.
"""
import base64
import email
import email.policy
import json
import pathlib
import re
import socketserver
import ssl
import subprocess
import threading

USER, SECRET = "plumbline", "seven quiet post horses"


def make_certificate(folder):
    """A certificate for localhost that signs itself, as (certificate, key)."""
    certificate, key = pathlib.Path(folder) / "mail.pem", pathlib.Path(folder) / "mail.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-keyout", key,
                    "-out", certificate, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                    "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,digitalSignature,keyCertSign"],
                   check=True, capture_output=True)
    certificate.chmod(0o644)
    return certificate, key


def read(raw):
    """A message as a mail program shows it."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    text = message.get_body(("plain",)).get_content()
    return {"subject": message["Subject"], "from": message["From"], "to": message["To"], "id": message["Message-ID"], "text": text,
            "html": message.get_body(("html",)).get_content(), "links": re.findall(r"https?://\S+", text), "headers": dict(message.items()),
            "defects": [str(defect) for part in message.walk() for defect in part.defects]}


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    def say(self, *lines):
        for at, line in enumerate(lines):
            code, _, rest = line.partition(" ")
            self.wfile.write(f"{code}{' ' if at == len(lines) - 1 else '-'}{rest}\r\n".encode())
        self.wfile.flush()

    def secure(self):
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
        self.is_secure = True

    def handle(self):
        self.is_secure = self.is_known = False
        self.sender, self.recipients = None, []
        try:
            if self.server.mode == "tls":
                self.secure()
            self.say("220 localhost ESMTP")
            while line := self.rfile.readline(4096):
                word, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
                self.server.commands.append(word.upper())
                if word.upper() == "QUIT":
                    self.say("221 bye")
                    return
                getattr(self, "on_" + word.lower(), self.unknown)(rest)
        except (OSError, ssl.SSLError, ConnectionError):
            pass  # whoever spoke was killed

    def unknown(self, _):
        self.say("502 not known")

    def on_ehlo(self, _):
        offers = ["250 localhost", "250 8BITMIME"]
        if self.server.mode == "starttls" and not self.is_secure:
            offers.append("250 STARTTLS")
        if self.is_secure or self.server.mode == "none":
            offers.append("250 AUTH PLAIN LOGIN")
        self.say(*offers)

    def on_starttls(self, _):
        self.say("220 go on")
        self.secure()

    def on_auth(self, rest):
        kind, _, given = rest.partition(" ")
        if kind.upper() == "LOGIN":
            user = given or self.ask("VXNlcm5hbWU6")
            self.decide(base64.b64decode(user).decode(), base64.b64decode(self.ask("UGFzc3dvcmQ6")).decode())
        else:
            _, user, secret = base64.b64decode(given or self.ask("")).decode().split("\0")
            self.decide(user, secret)

    def ask(self, what):
        self.say(f"334 {what}")
        line = self.rfile.readline(4096)
        if not line.endswith(b"\n"):
            raise ConnectionError("ended amid a login")
        return line.strip().decode()

    def decide(self, user, secret):
        self.is_known = (user, secret) == (USER, self.server.secret)
        self.say("235 welcome" if self.is_known else "535 5.7.8 wrong name or password")

    def on_mail(self, rest):
        if self.server.needs_login and not self.is_known:
            return self.say("530 5.7.0 log in first")
        if self.server.mode == "starttls" and not self.is_secure:
            return self.say("530 5.7.0 STARTTLS first")
        self.sender, self.recipients = rest, []
        self.say("250 ok")

    def on_rcpt(self, rest):
        address = re.search(r"<(.*)>", rest).group(1)
        if address.startswith("refused"):
            return self.say(f"550 5.1.1 there is no {address} here")
        if address.startswith("greylisted") and address not in self.server.met:
            self.server.met.add(address)
            return self.say("451 4.7.1 come back later")
        self.recipients.append(address)
        self.say("250 ok")

    def on_data(self, _):
        if not self.recipients:
            return self.say("503 whom to?")
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline(10000)) and line != b".\r\n":
            if not line.endswith(b"\r\n") or len(line) > 1000:
                self.server.faults.append(f"a line of {len(line)} bytes: {line[:60]!r}")
            lines.append(line[1:] if line.startswith(b".") else line)
        if line != b".\r\n":
            raise ConnectionError("ended amid a mail")
        self.server.keep(self.sender, self.recipients, b"".join(lines))
        self.server.before_answer()
        self.say("250 taken")

    def on_rset(self, _):
        self.say("250 ok")

    on_noop = on_rset


class MailServer(socketserver.ThreadingTCPServer):
    """`mode` is starttls, tls or none. Ends with stop."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, folder, mode="starttls", needs_login=True, port=0):
        super().__init__(("127.0.0.1", port), Talk)
        self.folder, self.mode, self.needs_login, self.secret = pathlib.Path(folder), mode, needs_login, SECRET
        self.folder.mkdir(exist_ok=True, mode=0o755)
        self.met, self.faults, self.commands, self.lock, self.count = set(), [], [], threading.Lock(), 0
        self.before_answer = lambda: None
        self.certificate, key = make_certificate(self.folder)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.certificate, key)
        self.password_file = self.folder / "password"
        self.password_file.write_text(SECRET + "\n")
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def flags(self):
        """What `plumbline serve` is told of it, without the public URL."""
        flags = ["--mail-host", "localhost", "--mail-port", str(self.port), "--mail-tls", self.mode, "--mail-from", "plan@example.com",
                 "--mail-ca-file", str(self.certificate)]
        return flags + (["--mail-user", USER, "--mail-password-file", str(self.password_file)] if self.needs_login else [])

    def keep(self, sender, recipients, raw):
        with self.lock:
            self.count += 1
            mail = {**read(raw), "envelope": {"from": sender, "to": recipients}, "raw": raw.decode("utf-8", "replace")}
            made = self.folder / f"{self.count:05}.part"
            made.write_text(json.dumps(mail, ensure_ascii=False))
            made.rename(made.with_suffix(".json"))

    def mails(self):
        """All that was taken, oldest first."""
        return [json.loads(path.read_text()) for path in sorted(self.folder.glob("*.json"))]

    def stop(self):
        self.shutdown()
        self.server_close()
