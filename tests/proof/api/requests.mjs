// Arbitrary requests for an operation of the document.
import fc from "fast-check";
import { ODD_TEXTS, body, good } from "./values.mjs";

const ODD_IDS = ["01890000-0000-7000-8000-000000000000", "0", "x", "..", "%00", "%2e%2e", "%ff", "a%2Fb", "A".repeat(2000), "00000000-0000-0000-0000-00000000000g", "null", "%F0%9F%98%80", "1'--", "*"];
const FILTERS = ["title eq 'x'", "contains(title,'a') and revision gt 1", "not (revision eq 1)", "id in ('a','b')", "createdAt lt 2026-12-31", "status eq 'active'", "revision eq 1.5", "title eq null"];
const FILTER_PARTS = ["title", "revision", "status", "id", "owner/title", "zzz", "eq", "ne", "gt", "in", "and", "or", "not", "(", ")", "'x'", "''", "'", "1", "-1", "1e9", "null", "true", "2026-01-01", ",", "/", "any(", "o:", "contains(", "startswith("];
const ODD_HEADERS = [
  ["If-Match", '"0"'], ["If-Match", "*"], ["If-Match", 'W/"1"'], ["If-Match", '"1", "2"'], ["If-Match", "1"], ["If-Match", '"' + "9".repeat(40) + '"'], ["If-Match", ""], ["If-None-Match", "*"],
  ["Idempotency-Key", "k"], ["Idempotency-Key", "k".repeat(200)], ["Idempotency-Key", "k".repeat(201)], ["Idempotency-Key", ""], ["Idempotency-Key", "\xe4\xf6 \xff"],
  ["Prefer", "return=minimal"], ["Prefer", "x".repeat(3000)], ["Accept", "text/html"], ["Accept", "*/*;q=0"], ["Accept-Encoding", "gzip, br"], ["Accept-Language", "de"], ["Content-Encoding", "identity"],
  ["X-Request-Id", "../x"], ["X-Forwarded-For", "1.2.3.4"], ["X-HTTP-Method-Override", "DELETE"], ["Cookie", "__Host-plumbline=x; a"], ["Origin", "https://evil.example"], ["Range", "bytes=0-1"],
  ["Last-Event-ID", "zzz"], ["Date", "never"], ["Expect", "200-ok"],
];
const MEDIA = ["application/json", "application/merge-patch+json", "application/json; charset=utf-8", "APPLICATION/JSON", "text/plain", "application/yaml", "multipart/form-data; boundary=x", "x", "", null];
const ROLES = [["admin", 11], ["lead", 4], ["leadOne", 2], ["member", 2], ["viewer", 2], ["guest", 1], ["stranger", 1]];

const role = fc.oneof(...ROLES.map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) })));
const oddText = fc.oneof(fc.constantFrom(...ODD_TEXTS.filter((text) => text.length < 1000)), fc.string({ unit: "grapheme", maxLength: 30 }), fc.constant("y".repeat(2500)));

function queryValue(parameter, names, pools) {
  const field = fc.constantFrom(...names, "zzz");
  const kinds = {
    filter: fc.oneof(fc.constantFrom(...FILTERS), fc.array(fc.constantFrom(...FILTER_PARTS), { maxLength: 9 }).map((parts) => parts.join(" ")), field.map((name) => `${name} eq 'x'`), field.map((name) => `${name} ne null`),
      fc.nat(45).map((depth) => "(".repeat(depth) + "revision eq 1" + ")".repeat(depth))),
    orderby: fc.oneof(fc.array(fc.tuple(field, fc.constantFrom("", " desc", " asc", " up")), { maxLength: 4 }).map((list) => list.map((pair) => pair.join("")).join(", ")), field),
    select: fc.array(field, { maxLength: 6 }).map((list) => list.join(",")),
    expand: fc.array(fc.oneof(field, fc.tuple(field, field).map((pair) => pair.join("/"))), { maxLength: 3 }).map((list) => list.join(",")),
    search: fc.oneof(fc.constantFrom("a", "plan", "an b", '"', "*", "a*", "NEAR(a b)", "title:x", "-x", "ä", "日"), oddText),
    top: fc.constantFrom("1", "500", "50", "0", "501", "-1", "x", "", "1.5", "99999999999999999999", "+5", " 5", "05"),
    cursor: fc.constantFrom("x", "", "WyIx", "W10", "bnVsbA", "WyJ4IiwieCJd", "A".repeat(3000), "e30"),
    count: fc.constantFrom("true", "false", "1", "TRUE", ""),
    asOf: fc.constantFrom("2026-06-01", "2026-06-01T12:00:00Z", "1970-01-01", "9999-12-31", "0000-00-00", "yesterday", "", "2026-02-30", "2026-06-01T12:00:00+14:00"),
  };
  const special = kinds[parameter.name];
  return special ?? fc.oneof({ weight: 3, arbitrary: good(parameter.schema, pools).map(String) }, { weight: 1, arbitrary: oddText });
}

const encoded = (value) => encodeURIComponent(value.toWellFormed?.() ?? value);

function pathOf(operation, pools) {
  const collection = operation.path.split("/")[3];
  const parts = operation.path.split("/").map((part) => {
    if (!part.startsWith("{")) return fc.constant(part);
    const known = part === "{key}" ? pools.visions : pools.collection(collection);
    const kinds = [{ weight: 1, arbitrary: fc.constantFrom(...ODD_IDS) }, { weight: 1, arbitrary: fc.constantFrom(...pools.any) }];
    if (known.length) kinds.push({ weight: 8, arbitrary: fc.constantFrom(...known) });
    return fc.oneof(...kinds);
  });
  return fc.tuple(...parts).map((list) => list.join("/"));
}

function queryOf(operation, parameters, pools) {
  const names = pools.fields(operation.path.split("/")[3]);
  const pairs = parameters.filter((parameter) => parameter.in === "query").map((parameter) => queryValue(parameter, names, pools).map((value) => [parameter.name, value]));
  const unknown = fc.constantFrom(["zzz", "1"], ["Filter", "x"], ["$filter", "title eq 'x'"], ["", "x"], ["a[]", "1"], ["select ", "id"]);
  const known = pairs.length ? fc.array(fc.oneof(...pairs), { maxLength: 3 }) : fc.constant([]);
  return fc.oneof({ weight: 9, arbitrary: known.map((list) => ({ list, isWrong: false })) }, { weight: 1, arbitrary: unknown.map((pair) => ({ list: [pair], isWrong: pairs.length > 0 && operation.method === "get" })) });
}

function headersOf(operation, parameters) {
  const kinds = fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(fc.constantFrom(...ODD_HEADERS), { minLength: 1, maxLength: 2 }) });
  const names = new Set(parameters.map((parameter) => parameter.name));
  const match = names.has("If-Match") ? fc.constantFrom(...(operation.method === "delete" ? ["*", '"1"', '"7"', '"999"', null] : ["*", "*", "*", '"1"', '"7"', null])) : fc.constant(null);
  return fc.tuple(kinds, match).map(([list, tag]) => ({ ...(tag === null ? {} : { "If-Match": tag }), ...Object.fromEntries(list) }));
}

/** Bodies as {text, isWrong, media}, or nothing where the operation takes none. */
function bodyOf(operation, pools) {
  const declared = Object.entries(operation.requestBody?.content ?? {})[0];
  if (!declared) return fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom("{}", "x").map((text) => ({ text, isWrong: false, media: "application/json" })) });
  const [media, { schema }] = declared;
  const texts = media === "application/yaml" ? pools.plans() : body(schema, pools);
  const kinds = fc.oneof({ weight: 14, arbitrary: fc.constant(media) }, { weight: 1, arbitrary: fc.constantFrom(...MEDIA) });
  return fc.oneof({ weight: 20, arbitrary: fc.tuple(texts, kinds).map(([made, kind]) => ({ ...made, media: kind })) }, { weight: 1, arbitrary: fc.constant(null) });
}

/** Requests for an operation {path, method, …}; `mustFail` says that only a refusal is right. */
export function requestOf(operation, pools) {
  const parameters = operation.allParameters;
  return fc.record({ role, path: pathOf(operation, pools), query: queryOf(operation, parameters, pools), headers: headersOf(operation, parameters), content: bodyOf(operation, pools) }).map((made) => {
    const query = made.query.list.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
    const headers = { ...made.headers };
    if (made.content && made.content.media !== null) headers["Content-Type"] = made.content.media;
    return {
      role: made.role, method: operation.method.toUpperCase(), path: made.path + (query ? "?" + query : ""), headers, body: made.content?.text ?? null,
      mustFail: made.query.isWrong || Boolean(made.content?.isWrong),
    };
  });
}
