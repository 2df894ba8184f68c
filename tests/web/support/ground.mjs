// What every journey needs: Chromium, who is signed in, requests beside the pages, and the count.

import { readFileSync, readdirSync } from "node:fs";

export const { PLUMBLINE_LOOKS: looks, PLUMBLINE_URL: url, PLUMBLINE_PASSWORD: password, PLUMBLINE_SHOTS: shots } = process.env;
const { PLUMBLINE_MODULES: modules, PLUMBLINE_ONLY: only, PLUMBLINE_MAILS: mails } = process.env;
const [own, parts] = (process.env.PLUMBLINE_PART ?? "1/1").split("/").map(Number);
/** Which part of all this process runs. */
export const part = { isFirst: own === 1, isLast: own === parts, of: (list) => list.filter((_, at) => at % parts === own - 1) };
const every = Number(process.env.PLUMBLINE_EVERY ?? 1);
/** What runs on each store, however few of the others do: the ways of the product from end to end, and each page as each role. */
const EVERYWHERE = [
    " opens ", "first run to an active program", "is seen live by the sponsor", "settled by one paste", "two people change the same field", "comes back with one click",
    "a day of the past is shown", "import with errors", "shared by link", "a test round by link", "a check-in from the mail",
];
const { chromium, request } = await import(`${modules}/playwright-core/index.mjs`);
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");
export const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// Fluent's own focus sentinels are hidden and can be focused on purpose
const NOT_OURS = [["[data-tabster-dummy]"]];
export const ROLES = ["viewer", "member", "program-lead", "administrator"];

export const count = { passed: 0, failed: 0 };
const sessions = new Map();
let turn = 0;

let expected = 0;

export function expect(holds, what) {
    expected += 1;
    if (!holds) throw new Error(what);
}

/** Steps that end at once and expected nothing did nothing: that is no journey. */
async function done(steps) {
    const before = expected;
    let isOver = false;
    const whole = steps().finally(() => (isOver = true));
    await Promise.race([whole, new Promise(setImmediate)]);
    expect(!isOver || expected > before, "it did nothing");
    await whole;
}

/** One journey; those whose name lacks the words of --only are left out. */
export async function journey(name, steps) {
    if (only && !name.includes(only)) return;
    turn += 1;
    if (turn % every !== 0 && !EVERYWHERE.some((words) => name.includes(words))) return;
    try {
        await done(steps);
        count.passed += 1;
    } catch (error) {
        count.failed += 1;
        console.log(`FAILED ${name}: ${error.message.split("\n").slice(0, 6).join(" ")}`);
    }
}

/** Three at a time: each waits most of its time for pages to settle. */
export async function together(tasks) {
    const waiting = [...tasks];
    const next = async () => {
        for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await one();
    };
    await Promise.all([next(), next(), next()]);
}

/** What goes wrong on a page from now on, and whom it asks. */
function watched(page) {
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    page.on("request", (request) => request.url().startsWith(url) || request.url().startsWith("data:") || wrong.push(`asked elsewhere: ${request.url()}`));
    return wrong;
}

/** Whether a dialog that is gone left the page hidden from screen readers; what closes takes a moment to leave. */
async function isHidden(page) {
    const isGiven = page.waitForFunction(() => document.querySelector("#root[aria-hidden=true]") === null || document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null, undefined, { timeout: 3000 });
    return isGiven.then(() => false, () => true);
}

const HIDDEN = "a dialog is gone, and left the page hidden from screen readers";

/** A page of somebody who is signed in, in a browser of its own. */
export async function open(role, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options, storageState: sessions.get(role) });
    const page = await context.newPage();
    const wrong = watched(page);
    const close = context.close.bind(context);
    context.close = async () => {
        const isLeft = await isHidden(page);
        await close();
        expect(!isLeft, HIDDEN);
    };
    return { context, page, wrong };
}

/** Many pages one after the other in one browser, which keeps the scripts of the app meanwhile: [name, steps with (page, wrong)]. */
export async function visits(role, options, look, list, language = "") {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options, storageState: sessions.get(role) });
    await context.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
    if (language !== "") await context.addInitScript((wanted) => localStorage.setItem("language", wanted), language);
    const page = await context.newPage();
    const wrong = watched(page);
    for (const [name, steps] of list)
        await journey(name, async () => {
            wrong.length = 0;
            await steps(page, wrong);
            expect(!(await isHidden(page)), HIDDEN);
        });
    await context.close();
}

/** A list in as many parts, for as many browsers. */
export function inParts(list, count) {
    return Array.from({ length: count }, (_, part) => list.filter((_one, at) => at % count === part));
}

/** Signs a role in through the pages; every later page of that role has its session. */
export async function signIn(role) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await page.fill("#email", `${role}@journey.example`);
    await page.fill("#password", password);
    await page.click("button");
    await page.waitForSelector(`h1:has-text("Journey ${role}")`);
    sessions.set(role, await context.storageState());
    await context.close();
}

/** A picture of a page for those who want to look at all of them, but not of each kind of contrast. */
export async function picture(page, name, look, width) {
    if (shots && look !== "contrast") await page.screenshot({ path: `${shots}/${name.replaceAll(" ", "-")}-${look}-${width}.png` });
}

/** What axe finds wrong with a page. */
export async function violations(page) {
    // A button on its way from one colour to another has a contrast that nobody sees: none sets out from here on, and those under way are waited for, apart from spinners, which have no end.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.evaluate(() => {
        const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
        return Promise.all(passing.map((one) => one.finished.catch(() => undefined)));
    });
    await page.evaluate(axe);
    const found = await page.evaluate(([exclude, rules]) => globalThis.axe.run({ exclude }, { runOnly: rules }), [NOT_OURS, RULES]);
    await page.emulateMedia({ reducedMotion: null });
    return found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 140)}`);
}

const speakers = new Map();

/** Who speaks for a role beside the pages, without a browser. */
async function speaker(role) {
    if (!speakers.has(role)) speakers.set(role, await request.newContext({ storageState: sessions.get(role) }));
    return speakers.get(role);
}

/** One request as a role, beside the pages. */
export async function ask(role, method, path, data, headers = {}) {
    const context = await speaker(role);
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const answer = await context.fetch(`${url}/api/v1${path}`, { method, headers: { "Content-Type": type, ...headers }, data: data === undefined ? undefined : JSON.stringify(data) });
    const text = await answer.text();
    await answer.dispose();
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${text.slice(0, 200)}`);
    return text ? JSON.parse(text) : null;
}

/** The next mail to an address that the mail server of the tests has taken, for which `fits` holds; waits up to 20 s. */
export async function mailTo(address, fits = () => true) {
    for (let tries = 0; tries < 200; tries += 1) {
        for (const name of readdirSync(mails).filter((one) => one.endsWith(".json")).sort()) {
            const mail = JSON.parse(readFileSync(`${mails}/${name}`, "utf8"));
            if (mail.envelope.to.includes(address) && fits(mail)) return mail;
        }
        await new Promise((wait) => setTimeout(wait, 100));
    }
    throw new Error(`no mail to ${address} came`);
}
