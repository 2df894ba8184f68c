// Holds an answer against the OpenAPI document of the server, and against what no answer may ever hold.
import Ajv from "ajv/dist/2020.js";

// Answered by the HTTP floor before it is known which operation is meant, so no operation declares them.
const BEFORE_ROUTING = new Set([408, 413, 414, 415, 417, 431, 503]);
// Traces of the inside. The generators write none of these themselves.
const INSIDE = /SQLITE_|sqlite3|SQLSTATE|libpq|no such (table|column)|syntax error at or near|pg_catalog|std::|boost::|terminate called|\.cpp\b|__glibcxx|\$argon2id\$|password_hash/;

const FORMATS = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  date: /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/,
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  email: /^\S+@\S+$/,
  markdown: true,
};

export class Broken extends Error {}

/** The document with every object closed: what an answer holds and no schema names is a mistake here, though clients must bear it. */
function closed(document) {
  const copy = structuredClone(document);
  const close = (schema) => {
    if (schema === null || typeof schema !== "object") return;
    Object.values(schema).forEach(close);
    if (schema.type === "object" && schema.properties && !("additionalProperties" in schema)) schema.additionalProperties = false;
  };
  close(copy.components.schemas);
  const parts = JSON.stringify(copy.paths).matchAll(/"allOf":\[\{"\$ref":"#\/components\/schemas\/(\w+)"/g);
  for (const [, name] of parts) delete copy.components.schemas[name].additionalProperties;
  return copy;
}

export class Contract {
  constructor(document, { secrets = [], codes = null } = {}) {
    this.document = document;
    this.secrets = secrets;
    this.codes = codes;
    this.validators = new Map();
    this.ajv = new Ajv({ strict: false, validateSchema: false, formats: FORMATS });
    this.ajv.addSchema(closed(document), "doc");
  }

  validator(pointer) {
    if (!this.validators.has(pointer)) this.validators.set(pointer, this.ajv.compile({ $ref: `doc#${pointer}` }));
    return this.validators.get(pointer);
  }

  /** Throws Broken where the answer is not as declared for the operation {path, method}. */
  check(operation, request, answer) {
    const { status, headers, body } = answer;
    const fail = (text) => {
      throw new Broken(`${request.method} ${operation.path} answered ${status}: ${text}; ${body.slice(0, 300).trim()}`);
    };
    this.checkSecrets(body + JSON.stringify(headers), fail);
    if (status >= 500 && !(status === 503 && headers["retry-after"])) fail("a failure of the server");
    if (headers["x-content-type-options"] !== "nosniff") fail("nosniff is missing");
    const media = (headers["content-type"] ?? "").split(";")[0];
    if (status >= 400) this.checkProblem(answer, media, fail);
    if (BEFORE_ROUTING.has(status) || (status === 304 && "If-None-Match" in request.headers)) return;
    if (!operation.responses) return status === 405 || status === 404 || status === 401 ? undefined : fail("this method is not declared");
    const declared = operation.responses[status];
    if (!declared) fail(`declared are ${Object.keys(operation.responses).join(", ")}`);
    const response = declared.$ref ? this.find(declared.$ref) : declared;
    if (!response.content) return body.length ? fail("a body where none is declared") : undefined;
    if (!response.content[media]) fail(`${media || "no media type"} where ${Object.keys(response.content)} is declared`);
    if (!media.endsWith("json")) return undefined;
    const place = declared.$ref?.slice(1) ?? `/paths/${escape(operation.path)}/${operation.method}/responses/${status}`;
    return this.validate(`${place}/content/${escape(media)}/schema`, body, fail);
  }

  validate(pointer, body, fail) {
    let value;
    try {
      value = JSON.parse(body);
    } catch {
      fail("no JSON");
    }
    const valid = this.validator(pointer);
    if (!valid(value)) fail(`not as in the schema: ${this.ajv.errorsText(valid.errors).slice(0, 400)}`);
  }

  checkProblem(answer, media, fail) {
    if (media !== "application/problem+json") fail(`an error as ${media || "no media type"}`);
    this.validate("/components/schemas/Problem", answer.body, fail);
    const problem = JSON.parse(answer.body);
    if (problem.status !== answer.status) fail(`the problem says ${problem.status}`);
    if (this.codes && !this.codes.has(problem.code)) fail(`the code ${problem.code} stands in no list of errors`);
  }

  checkSecrets(text, fail) {
    const inside = INSIDE.exec(text);
    if (inside) fail(`it shows the inside: ${inside[0]}`);
    if (this.secrets.some((secret) => text.includes(secret))) fail("it holds a secret");
  }

  find(reference) {
    return reference.slice(2).split("/").reduce((at, name) => at[name.replace(/~1/g, "/").replace(/~0/g, "~")], this.document);
  }
}

const escape = (name) => encodeURIComponent(name.replace(/~/g, "~0").replace(/\//g, "~1"));
