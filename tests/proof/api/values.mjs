// Values for a schema: good ones, odd ones, and ones that are certainly wrong.
import fc from "fast-check";

export const ODD_TEXTS = [
  "", " ", "\u0000", "a\u0000b", "\u202eright to left", "Zo\u0308e\u0301", "👩‍👩‍👧‍👦", "\ufeffmark", "ﬀ ﬁ", "İstanbul ı", "ß", "\u200b", "日本語", "\t\r\n", "'; --", "' or '1' eq '1",
  "\" onload=x", "<b>&amp;</b>", "{{7*7}}", "${x}", "%s%n%x", "../../etc", "=1+1", "null", "true", "NaN", "-0", "1e5", "0x10", "$name", "a".repeat(5000), "\u{10ffff}",
  "\ud7ff\ue000", "\\", "\\u0000", "0", "9".repeat(400),
];
const ODD_VALUES = [null, true, false, 0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 53, -(2 ** 63), 2 ** 64, [], {}, [[]], [null], { a: 1 }, "", "x", ...ODD_TEXTS];
const DAYS = ["2026-01-01", "2024-02-29", "2026-12-31", "1970-01-01", "9999-12-31", "0001-01-01", "2026-06-15"];
const INSTANTS = ["2026-01-01T00:00:00Z", "2026-06-15T12:30:00.123456Z", "2026-06-15T12:30:00+02:00", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"];
const UNKNOWN_ID = "01890000-0000-7000-8000-000000000000";

const words = fc.array(fc.constantFrom("Plan", "more", "people", "to", "use", "Zoë", "größer", "x", "2026", "of", "team", "日本"), { minLength: 1, maxLength: 5 })
  .map((list) => list.join(" "));

function isOf(schema, type) {
  return schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type));
}

function text(schema, pools) {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.format === "uuid") {
    const known = pools.type(schema["x-target"]);
    return fc.constantFrom(...(known.length ? known : [UNKNOWN_ID]));
  }
  if (schema.format === "date") return fc.constantFrom(...DAYS);
  if (schema.format === "date-time") return fc.constantFrom(...INSTANTS);
  if (schema.format === "uri") return fc.constantFrom("https://example.com/a", "https://example.com/ä?x=1#y");
  if (schema.format === "email") return fc.nat(1e9).map((number) => `p${number}@example.com`);
  if (schema.pattern) return fc.constantFrom(...pools.references());
  const most = schema.maxLength ?? 200;
  return fc.oneof({ weight: 8, arbitrary: words.map((value) => value.slice(0, most)) }, { weight: 1, arbitrary: fc.constant("m".repeat(most)) });
}

function number(schema, isWhole) {
  const least = schema.minimum ?? -1000;
  const most = schema.maximum ?? least + 5000;
  const inside = isWhole ? fc.integer({ min: Math.ceil(least), max: Math.floor(most) }) : fc.integer({ min: Math.ceil(least * 4), max: Math.floor(most * 4) }).map((n) => n / 4);
  return fc.oneof({ weight: 4, arbitrary: inside }, { weight: 1, arbitrary: fc.constantFrom(least, most) });
}

/** Values that the schema allows. */
export function good(schema, pools) {
  if (schema.$ref) return good(pools.contract.find(schema.$ref), pools);
  if (schema.properties) return goodObject(schema, pools);
  if (isOf(schema, "string")) return text(schema, pools);
  if (isOf(schema, "integer")) return number(schema, true);
  if (isOf(schema, "number")) return number(schema, false);
  if (isOf(schema, "boolean")) return fc.boolean();
  if (isOf(schema, "array")) return fc.uniqueArray(good({ ...schema.items, "x-target": schema["x-target"] }, pools), { maxLength: 3 });
  return fc.constantFrom({}, { note: "x" }, { list: [1, "a"] });
}

function goodObject(schema, pools) {
  const members = {};
  for (const [name, part] of Object.entries(schema.properties)) members[name] = good(part, pools);
  const required = schema.required ?? [];
  const least = fc.record(Object.fromEntries(required.map((name) => [name, members[name]])));
  const names = Object.keys(members);
  const some = fc.subarray(names, { maxLength: Math.min(4, names.length) }).chain((more) =>
    fc.record(Object.fromEntries([...new Set([...required, ...more])].map((name) => [name, members[name]]))));
  return fc.oneof({ weight: 3, arbitrary: least }, { weight: 3, arbitrary: some }, { weight: 1, arbitrary: fc.record(members, { requiredKeys: required }) });
}

/** Values that the schema forbids, whatever else is true; none where it allows everything. */
function wrongs(schema) {
  const list = [];
  if (isOf(schema, "string")) {
    list.push(12, true, [], {}, ["a"]);
    if (schema.enum) list.push("no-such-word");
    else if (schema.format === "uuid") list.push("no-id", "01890000-0000-7000-8000-00000000000g");
    else if (schema.format === "date") list.push("2026-02-30", "2026-13-01", "tomorrow", "2026-1-1");
    else if (schema.format === "date-time") list.push("2026-01-01T25:00:00Z", "soon");
    else if (schema.pattern) list.push("!");
    else if (schema.maxLength) list.push("x".repeat(schema.maxLength + 1), "😀".repeat(schema.maxLength + 1), "a\u0000b");
  } else if (isOf(schema, "integer") || isOf(schema, "number")) {
    list.push("many", [], {}, true, 1e300);
    if (isOf(schema, "integer")) list.push(1.5);
    if (schema.minimum !== undefined) list.push(schema.minimum - 1);
    if (schema.maximum !== undefined) list.push(schema.maximum + 1);
  } else if (isOf(schema, "boolean")) {
    list.push("yes", 1, [], {});
  } else if (isOf(schema, "array")) {
    list.push("x", 5, true, {}, [[]], [{}], [5]);
  }
  return list;
}

/** What replaces the text of a body altogether, and is refused whatever the operation. */
const BROKEN_TEXTS = ["", "{", "}", "[]", "null", "5", '"x"', "{'title': 1}", '{"a":1,}', '{"a":1}{"b":2}', '{"a":1,"a":2}', '{"a":1e999}', '{"a":NaN}', '{"a":\\u0031}', '{"a":"\\ud800"}',
  '\ufeff{"a":1}', '{"a":"\u0001"}', "[".repeat(500), '{"a":'.repeat(200), "/**/{}", "<a/>", "a: b", '{"a":01}', '{"a":+1}', '{"a":.5}', '{"a":tru}'].map((value) => Buffer.from(value))
  .concat([Buffer.from('{"a":"\xff"}', "latin1"), Buffer.from('{"a":"\xc0\x80"}', "latin1"), Buffer.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0])]);

const nest = (depth) => JSON.parse("[".repeat(depth) + "]".repeat(depth));

/** Bodies for a schema: {text, isWrong}. isWrong says that the answer has to be a refusal. */
export function body(schemaOrReference, pools, isJson = true) {
  const schema = schemaOrReference.$ref ? pools.contract.find(schemaOrReference.$ref) : schemaOrReference;
  const fine = good(schema, pools);
  const as = (isWrong) => (value) => ({ text: JSON.stringify(value), isWrong });
  const names = Object.keys(schema.properties ?? {});
  if (!isJson || !names.length) return fine.map(as(false));
  const kinds = [
    { weight: 8, arbitrary: fine.map(as(false)) },
    { weight: 3, arbitrary: fc.tuple(fine, fc.constantFrom(...names), fc.constantFrom(...ODD_VALUES, nest(30), nest(60))).map(([value, name, odd]) => as(false)({ ...value, [name]: odd })) },
    { weight: 1, arbitrary: fc.tuple(fine, fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 })).map(([value, name, odd]) => as(false)({ ...value, [name]: odd })) },
    { weight: 2, arbitrary: fc.constantFrom(...BROKEN_TEXTS).map((raw) => ({ text: raw, isWrong: true })) },
    { weight: 1, arbitrary: fc.tuple(fine, fc.constantFrom("zzz", "Id", "", "__proto__x", "a".repeat(3000), "tïtle")).map(([value, name]) => ({ text: JSON.stringify({ ...value, [name]: 1 }), isWrong: true })) },
    { weight: 1, arbitrary: fc.tuple(fine, fc.double({ min: 0, max: 0.99, noNaN: true })).map(([value, share]) => ({ text: JSON.stringify(value).slice(0, -1 - Math.floor(share * (JSON.stringify(value).length - 1))), isWrong: true })) },
  ];
  const wrongMembers = names.flatMap((name) => wrongs(schema.properties[name]).map((value) => [name, value]));
  if (wrongMembers.length) kinds.push({ weight: 5, arbitrary: fc.tuple(fine, fc.constantFrom(...wrongMembers)).map(([value, [name, bad]]) => as(true)({ ...value, [name]: bad })) });
  if (schema.required?.length) {
    kinds.push({ weight: 2, arbitrary: fc.tuple(fine, fc.constantFrom(...schema.required)).map(([value, name]) => as(true)(Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)))) });
  }
  return fc.oneof(...kinds);
}
