// The life of a record over HTTP: create, read, change, history, delete, restore; each step is held to what came before.
import fc from "fast-check";
import { Broken } from "./contract.mjs";
import { good } from "./values.mjs";

function hold(condition, text) {
  if (!condition) throw new Broken(text);
}

/** What a chain is made of: two bodies, who asks, and a key. */
export function chainOf(collection, pools) {
  const make = pools.contract.find(collection.create.requestBody.content["application/json"].schema.$ref);
  const change = pools.contract.find(collection.update.requestBody.content["application/merge-patch+json"].schema.$ref);
  const role = fc.constantFrom("admin", "admin", "admin", "admin", "lead", "leadOne");
  return fc.record({ role, first: good(make, pools), second: good(change, pools), key: fc.option(fc.uuid(), { freq: 3 }) });
}

let lives = 0;

async function createTwice(step, base, { first, key: wish }) {
  // A failure is made small by living it again: what the first life changed must not be what its key gives back.
  const key = wish && `${wish}-${++lives}`;
  const headers = { "Content-Type": "application/json", ...(key ? { "Idempotency-Key": key } : {}) };
  const made = await step("create", "POST", base, headers, first);
  if (made.status !== 201) return null;
  hold(made.headers.location === `${base}/${made.json.id}`, `Location is ${made.headers.location}`);
  if (key && base !== "/api/v1/accounts" && base !== "/api/v1/api-tokens") {
    const again = await step("create", "POST", base, headers, first);
    hold(again.status === 201 && again.json.id === made.json.id, `the same key gave ${again.status} ${again.body.slice(0, 200)}`);
    const other = await step("create", "POST", base, headers, { ...first, externalKey: "other" });
    hold(other.status >= 400, `the same key with another body gave ${other.status}`);
  }
  return made;
}

async function changeIt(step, path, { second }, tag) {
  const headers = { "Content-Type": "application/merge-patch+json" };
  const bare = await step("update", "PATCH", path, headers, second);
  hold(bare.status >= 400, `a change without If-Match gave ${bare.status}`);
  const changed = await step("update", "PATCH", path, { ...headers, "If-Match": tag }, second);
  if (changed.status !== 200) return tag;
  if (changed.headers.etag !== tag) {
    const stale = await step("update", "PATCH", path, { ...headers, "If-Match": tag }, second);
    hold(stale.status >= 400, `a change of an old revision gave ${stale.status}`);
  }
  return changed.headers.etag;
}

async function deleteAndRestore(step, path, tag) {
  const stale = await step("remove", "DELETE", path, { "If-Match": '"999"' });
  hold(stale.status >= 400, `a deletion of another revision gave ${stale.status}`);
  const gone = await step("remove", "DELETE", path, { "If-Match": tag });
  if (gone.status !== 204) return;
  const missing = await step("read", "GET", path);
  hold(missing.status === 404, `a deleted record was read: ${missing.status}`);
  const again = await step("remove", "DELETE", path, { "If-Match": "*" });
  hold(again.status === 404, `a second deletion gave ${again.status}`);
  const back = await step("restore", "POST", `${path}/restore`);
  if (back.status !== 200) return;
  const read = await step("read", "GET", path);
  hold(read.status === 200 && read.headers.etag === back.headers.etag, `after the restoration: ${read.status} ${read.headers.etag}`);
}

/** Walks through one chain. `step(operation, method, path, headers, body)` sends and holds each answer against the contract. */
export async function walk(step, base, plan) {
  const made = await createTwice(step, base, plan);
  if (!made) return false;
  const path = `${base}/${made.json.id}`;
  const read = await step("read", "GET", path);
  if (read.status !== 200) return true; // what one may make, one need not be able to read
  hold(read.headers.etag === made.headers.etag || !made.headers.etag, `ETag ${made.headers.etag} became ${read.headers.etag}`);
  const tag = await changeIt(step, path, plan, read.headers.etag);
  const history = await step("history", "GET", `${path}/history`);
  if (history.status === 200) hold(history.json.items.length >= Number(tag.slice(1, -1)), `${tag} but ${history.json.items.length} states`);
  await deleteAndRestore(step, path, tag);
  return true;
}
