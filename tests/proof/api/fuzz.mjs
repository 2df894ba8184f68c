// Sends generated requests to a running server and says which promise was broken. Started by tests/proof/api_fuzz, which
// writes {address, pid, tokens, kept, secrets, requests, seed} to standard input.
import fs from "node:fs";
import fc from "fast-check";
import { chainOf, walk } from "./chains.mjs";
import { Client, curl } from "./client.mjs";
import { Broken, Contract } from "./contract.mjs";
import { Pools } from "./pools.mjs";
import { requestOf } from "./requests.mjs";

const WORKERS = 8;
const METHODS = ["get", "post", "patch", "delete", "put"];
const setting = JSON.parse(fs.readFileSync(0, "utf8"));
const root = new URL("../../../", import.meta.url);
const codes = new Set([...fs.readFileSync(new URL("docs/reference/errors.md", root), "utf8").matchAll(/`([a-z0-9.-]+)`/g)].map((found) => found[1]));

const GROWTH = 64; // MiB
const UNTIL_RETURNED = 15; // seconds within which the server gives back what it does not need any more

const rss = () => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${setting.pid}/status`, "utf8"))[1]) / 1024;

/** All operations of the document, with the parameters of their path. */
function operationsOf(contract) {
  const list = [];
  for (const [path, item] of Object.entries(contract.document.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
      const allParameters = [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map((one) => (one.$ref ? contract.find(one.$ref) : one));
      list.push({ ...item[method], path, method, allParameters });
    }
  }
  return list;
}

class Run {
  constructor(contract, pools) {
    this.contract = contract;
    this.pools = pools;
    this.statuses = new Map();
    this.succeeded = new Set();
    this.failures = [];
    this.sent = 0;
  }

  async try(client, operation, request) {
    const answer = await client.send(request, setting.tokens);
    ++this.sent;
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status < 300) this.succeeded.add(`${operation.method} ${operation.path}`);
    this.contract.check(operation, request, answer);
    if (request.mustFail && answer.status < 400) throw new Broken(`${request.method} ${request.path} accepted what the document forbids: ${answer.status}`);
    return answer;
  }

  /** One operation with `runs` requests; `check(client, request)` holds more than the contract. */
  async operation(client, operation, runs, seed, attempt = (request) => this.try(client, operation, request)) {
    let last;
    const property = fc.asyncProperty(requestOf(operation, this.pools), async (request) => {
      try {
        await attempt(request);
      } catch (error) {
        last = request;
        throw error;
      }
    });
    this.note(await fc.check(property, { numRuns: runs, seed, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false }), () => [last]);
  }

  async chain(client, collection, runs, seed) {
    const base = collection.create.path;
    let last = [];
    let current;
    const step = (plan) => async (operation, method, path, headers = {}, body = null) => {
      const request = { role: plan.role, method, path, headers, body: body === null ? null : JSON.stringify(body) };
      current.push(request);
      const answer = await this.try(client, collection[operation], request);
      return { ...answer, json: /json/.test(answer.headers["content-type"] ?? "") ? JSON.parse(answer.body) : null };
    };
    const property = fc.asyncProperty(chainOf(collection, this.pools), async (plan) => {
      current = [];
      try {
        this.chains += await walk(step(plan), base, plan);
      } catch (error) {
        last = current;
        throw error;
      }
    });
    this.note(await fc.check(property, { numRuns: runs, seed, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false }), () => last);
  }

  chains = 0;

  note(result, requests) {
    if (!result.failed) return;
    const error = result.errorInstance;
    const text = error instanceof Broken ? error.message : (error?.stack ?? String(result.error));
    this.failures.push({ text, lines: requests().filter(Boolean).map((request) => curl(setting.address, request)) });
  }
}

/** Does the tasks with WORKERS connections at a time; each task has a seed of its own, so that it repeats whatever the others do. */
async function inTurn(tasks, workers = WORKERS) {
  let next = 0;
  const work = async () => {
    const client = new Client(setting.address);
    while (next < tasks.length) {
      const at = next++;
      await tasks[at](client, (setting.seed + Math.imul(at + 1, 0x9e3779b1)) | 0);
    }
    client.close();
  };
  await Promise.all(Array.from({ length: workers }, work));
}

function collectionsOf(operations) {
  const find = (method, path) => operations.find((one) => one.method === method && one.path === path);
  return operations.filter((one) => one.method === "post" && find("delete", `${one.path}/{id}`)).map((create) => ({
    create, read: find("get", `${create.path}/{id}`), update: find("patch", `${create.path}/{id}`), remove: find("delete", `${create.path}/{id}`),
    history: find("get", `${create.path}/{id}/history`), restore: find("post", `${create.path}/{id}/restore`),
  })).filter((one) => !/access-|accounts|api-tokens|organizations/.test(one.create.path));
}

const changes = async (client) => Number(/plumbline_changes_total (\d+)/.exec((await client.send({ role: "guest", method: "GET", path: "/metrics" }, {})).body)[1]);

/** One request after another: what is refused leaves the number of changes as it was. */
function unchangedTasks(run, operations, runs) {
  let before = null;
  const attempt = (client, operation) => async (request) => {
    before ??= await changes(client);
    const answer = await run.try(client, operation, request);
    const after = answer.status >= 300 ? await changes(client) : null;
    const was = before;
    before = after;
    if (after !== null && after !== was) throw new Broken(`${request.method} ${request.path} was answered ${answer.status} and yet changed something`);
  };
  return operations.filter((one) => one.method !== "get").map((operation) => (client, seed) => run.operation(client, operation, runs, seed, attempt(client, operation)));
}

/** Wrong declarations and a planted secret: each must be noticed. Says how many were not. */
async function controls(document, pools) {
  const read = "/api/v1/objectives/{id}";
  const changed = [
    ["a status taken away", (copy) => delete copy.paths[read].get.responses[404]],
    ["another type of a field", (copy) => (copy.components.schemas.Objective.properties.title = { type: "integer" })],
    ["a field not named", (copy) => delete copy.components.schemas.Objective.properties.title],
    ["another media type", (copy) => (copy.paths[read].get.responses[200].content = { "text/plain": {} })],
    ["a field required that answers may lack", (copy) => copy.components.schemas.Objective.required.push("zzz")],
    ["a good body called wrong", (copy) => (copy.components.schemas.ObjectiveChange.properties = { theme: { type: "string", maxLength: 3 } })],
    ["an administrator's word called a secret", () => {}, ["createdAt"]],
  ];
  const missed = [];
  for (const [name, change, secrets] of changed) {
    const copy = structuredClone(document);
    change(copy);
    const contract = new Contract(copy, { codes, secrets });
    const wrongPools = Object.assign(Object.create(Pools.prototype), pools, { contract });
    const run = new Run(contract, wrongPools);
    const aimed = operationsOf(contract).filter((one) => one.path === read && one.method !== "delete");
    await inTurn(aimed.map((operation) => (client, seed) => run.operation(client, operation, 1000, seed)), 1);
    if (!run.failures.length) missed.push(name);
  }
  const run = new Run(new Contract(document, { codes }), pools);
  const honest = run.try.bind(run);
  run.try = async (...words) => ({ ...(await honest(...words)), status: 400 });
  const create = operationsOf(run.contract).find((one) => one.method === "post" && one.path === "/api/v1/priorities");
  await inTurn(unchangedTasks(run, [create], 40), 1);
  if (!run.failures.length) missed.push("a change behind a refusal");
  return { missed, tried: changed.length + 1 };
}

async function main() {
  const client = new Client(setting.address);
  const document = JSON.parse((await client.send({ role: "guest", method: "GET", path: "/api/v1/openapi.json" }, {})).body);
  const contract = new Contract(document, { secrets: setting.secrets, codes });
  const pools = new Pools(contract);
  await pools.load(client, setting.tokens, setting.kept);
  const operations = operationsOf(contract);
  const collections = collectionsOf(operations);
  const run = new Run(contract, pools);
  const { missed, tried } = await controls(document, pools);
  // What is deleted cannot be read any more, so that comes last.
  const gentle = operations.filter((one) => one.method !== "delete");
  const deletions = operations.filter((one) => one.method === "delete");
  const many = (list, runs) => list.map((operation) => (one, seed) => run.operation(one, operation, runs, seed));
  // Nothing may be measured as growth that a first use of everything takes anyway.
  await inTurn(many(gentle, 1));
  const before = rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, rss())), 250);
  const start = Date.now();
  const chainRuns = Math.max(1, Math.round((setting.requests * 0.25) / (collections.length * 8)));
  const each = Math.max(1, Math.round((setting.requests * 0.6) / operations.length));
  await inTurn([...collections.map((collection) => (one, seed) => run.chain(one, collection, chainRuns, seed)), ...many(gentle, each)]);
  await inTurn(unchangedTasks(run, operations, Math.max(1, Math.round((setting.requests * 0.1) / operations.length))), 1);
  await inTurn(many(deletions, each));
  const seconds = (Date.now() - start) / 1000;
  clearInterval(watch);
  let after = rss();
  for (const end = Date.now() + UNTIL_RETURNED * 1000; after - before >= GROWTH && Date.now() < end; after = rss()) await new Promise((go) => setTimeout(go, 250));
  const failures = [...run.failures, ...missed.map((name) => ({ text: `not noticed: ${name}; this run proves nothing`, lines: [] }))];
  if (after - before >= GROWTH) failures.push({ text: `memory grew from ${before.toFixed(0)} to ${after.toFixed(0)} MiB`, lines: [] });
  // no file that fits comes about by chance: imports are not expected to be answered well
  const hopeful = operations.filter(({ path }) => !String(path).endsWith("/import")).length;
  if (run.succeeded.size < hopeful * 0.8) failures.push({ text: `only ${run.succeeded.size} operations were ever answered well`, lines: [] });
  const classes = [2, 3, 4, 5].map((first) => [...run.statuses].filter(([status]) => Math.floor(status / 100) === first).reduce((sum, [, count]) => sum + count, 0));
  console.log(
    `api fuzz: ${run.sent.toLocaleString("en")} requests to ${operations.length} operations in ${seconds.toFixed(0)} s, seed ${setting.seed}; ` +
      `2xx ${classes[0]} (${run.succeeded.size} operations), 3xx ${classes[1]}, 4xx ${classes[2]}, 5xx ${classes[3]}, ${run.chains} lives of records; ` +
      `memory ${before.toFixed(0)} → ${after.toFixed(0)} MiB, most ${most.toFixed(0)}; controls ${tried - missed.length} of ${tried} found; ${failures.length} failed`,
  );
  const known = new Map();
  for (const failure of failures) {
    const kind = failure.text.replace(/^[A-Z]+ \/api\/v1\/[^ ]*|[0-9a-f-]{36}/g, "…").slice(0, 60);
    known.set(kind, (known.get(kind) ?? 0) + 1);
    if (known.get(kind) > 2 || known.size > 40) continue;
    console.log(`- ${failure.text.trim().slice(0, 900)}`);
    for (const line of failure.lines) console.log(`    ${line}`);
  }
  for (const [kind, count] of known) if (count > 2) console.log(`- ${count} like: ${kind}`);
  client.close();
  process.exitCode = failures.length ? 1 : 0;
}

await main();
