// What the generators may name: ids of records that exist, fields, the text of a plan.
import fc from "fast-check";
import { ODD_TEXTS } from "./values.mjs";

const YAML = ["", "plumbline: 1", "- a", "x: &a [*a]", "a: *b", "!!binary x", "? a\n: b", "%YAML 1.1\n---\n", "---\na\n---\nb", "\t- x", "plumbline: 1\nprogram: []", "plumbline: 2\n", "plumbline: 1\nprogram: {name: x}\nobjectives: 5",
  "plumbline: 1\nprogram:\n  name: x\n  name: y", "\ufeffplumbline: 1", "plumbline: 1\nprogram: {name: \"\\0\"}", "{".repeat(90), "a:\n ".repeat(60), "plumbline: 1\n<<: {a: 1}"];

export class Pools {
  constructor(contract) {
    this.contract = contract;
    this.byCollection = new Map();
    this.byType = new Map();
    this.fieldsOf = new Map();
    this.any = ["01890000-0000-7000-8000-000000000000"];
    this.visions = [];
    this.texts = [];
  }

  /** Fills the pools, asking as an administrator. Records that the run itself stands on are not named. */
  async load(client, tokens, kept) {
    const ask = async (path) => (await client.send({ role: "admin", method: "GET", path }, tokens)).body;
    const types = JSON.parse(await ask("/api/v1/metadata")).items;
    for (const type of types) {
      const page = JSON.parse(await ask(`/api/v1/${type.collection}?top=100&orderby=createdAt,id`));
      const ids = (page.items ?? []).filter((item) => !kept.includes(item.email) && !kept.includes(item.id)).map((item) => item.id);
      const isSafe = !["access-roles", "access-grants", "accounts", "api-tokens", "organizations"].includes(type.collection);
      this.byCollection.set(type.collection, isSafe ? ids : []);
      this.byType.set(type.type, ids);
      this.fieldsOf.set(type.collection, [...type.fields.map((field) => field.name), ...type.inverses.map((inverse) => inverse.name)]);
      if (isSafe) this.any.push(...ids.slice(0, 2));
    }
    this.visions = JSON.parse(await ask("/api/v1/library/visions")).items.map((vision) => vision.key);
    for (const id of this.byType.get("program")) this.texts.push(await ask(`/api/v1/programs/${id}/text`));
  }

  collection(name) {
    return this.byCollection.get(name) ?? [];
  }

  type(name) {
    return this.byType.get(name) ?? [];
  }

  fields(collection) {
    return [...(this.fieldsOf.get(collection) ?? []), "id", "revision", "createdAt", "updatedBy"];
  }

  references() {
    return ["objectives", "initiatives", "meetings"].flatMap((name) => this.collection(name).slice(0, 3).map((id) => `${name}/${id}`));
  }

  /** Plans as text: true ones with some lines changed, and odd ones. */
  plans() {
    const edit = fc.record({ text: fc.constantFrom(...this.texts), edits: fc.array(fc.tuple(fc.nat(2000), fc.nat(5), fc.constantFrom(...ODD_TEXTS.slice(0, 30))), { maxLength: 3 }) });
    return fc.oneof({ weight: 4, arbitrary: edit.map(({ text, edits }) => ({ text: edits.reduce(edited, text.split("\n")).join("\n"), isWrong: false })) },
      { weight: 1, arbitrary: fc.constantFrom(...YAML).map((text) => ({ text, isWrong: false })) });
  }
}

function edited(lines, [at, kind, odd]) {
  const place = at % lines.length;
  const line = lines[place];
  const kinds = [[], [line, line], [" " + line], [line.trimStart()], [line.replace(/:.*/, () => ": " + JSON.stringify(odd))], [line + odd]];
  return [...lines.slice(0, place), ...kinds[kind], ...lines.slice(place + 1)];
}
