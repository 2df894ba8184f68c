// Sends requests over one kept connection, and writes them as curl lines for people to repeat.
import http from "node:http";

export class Client {
  constructor(address) {
    this.address = new URL(address);
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    this.sent = 0;
  }

  /** The answer as {status, headers, body}. An event stream is left after its head; its body is empty. */
  async send(request, tokens) {
    for (let attempt = 0; ; ++attempt) {
      try {
        ++this.sent;
        return await this.once(request, tokens);
      } catch (error) {
        // A kept connection may have been closed meanwhile, as it is after some refusals.
        if (attempt === 1 || !["ECONNRESET", "EPIPE"].includes(error.code)) throw error;
      }
    }
  }

  once({ role, method, path, headers = {}, body }, tokens) {
    const all = { ...headers };
    if (tokens[role]) all.Authorization = `Bearer ${tokens[role]}`;
    const data = body === undefined || body === null ? null : Buffer.isBuffer(body) ? body : Buffer.from(body);
    if (data) all["Content-Length"] = data.length;
    return new Promise((resolve, reject) => {
      const sending = http.request(
        { host: this.address.hostname, port: this.address.port, method, path, headers: all, agent: this.agent },
        (answer) => {
          const done = (text) => resolve({ status: answer.statusCode, headers: answer.headers, body: text });
          if ((answer.headers["content-type"] ?? "").startsWith("text/event-stream")) {
            answer.destroy();
            return done("");
          }
          const parts = [];
          answer.on("data", (part) => parts.push(part));
          answer.on("end", () => done(Buffer.concat(parts).toString("utf8")));
          answer.on("error", reject);
        },
      );
      sending.setTimeout(60_000, () => sending.destroy(new Error("no answer within 60 s")));
      sending.on("error", reject);
      sending.end(data ?? undefined);
    });
  }

  close() {
    this.agent.destroy();
  }
}

const quoted = (text) => "$'" + text.replace(/[\\']/g, "\\$&").replace(/[^\x20-\x7e]/gu, escaped) + "'";

function escaped(letter) {
  return [...Buffer.from(letter)].map((byte) => "\\x" + byte.toString(16).padStart(2, "0")).join("");
}

/** A request as one line of shell. Tokens stand in variables such as $ADMIN. */
export function curl(address, { role, method, path, headers = {}, body }) {
  const words = ["curl", "-sS", "-i", "-X", method];
  if (role !== "guest") words.push("-H", `"Authorization: Bearer $${role.toUpperCase()}"`);
  for (const [name, value] of Object.entries(headers)) words.push("-H", quoted(`${name}: ${value}`));
  const text = body === undefined || body === null ? "" : body.toString();
  if (text.length > 4000) words.push("--data-binary", quoted(text.slice(0, 300)) + `  # … ${text.length} characters; repeat with --seed`);
  else if (text) words.push("--data-binary", quoted(text));
  words.splice(5, 0, quoted(address.replace(/\/$/, "") + path));
  return words.join(" ");
}
