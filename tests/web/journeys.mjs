// What people do in the pages, in Chromium, against a running server with the example organization.

import { readFileSync } from "node:fs";

const { PLUMBLINE_PART: part, PLUMBLINE_URL: url, PLUMBLINE_PASSWORD: password, PLUMBLINE_MODULES: modules, PLUMBLINE_SHOTS: shots } = process.env;
const { chromium } = await import(`${modules}/playwright-core/index.mjs`);
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// Fluent's own focus sentinels are hidden and can be focused on purpose
const NOT_OURS = [["[data-tabster-dummy]"]];
const ROLES = ["viewer", "member", "program-lead", "administrator"];
const PAGES = [
    ["today", "", "h1"],
    ["strategy", "strategy", "article"],
    ["checks", "checks", "table"],
    ["records", "records", "section li a"],
    ["list", "records/people", "[role=cell] a"],
    ["nowhere", "nowhere/at/all", "h2"],
];

let passed = 0;
let failed = 0;
const sessions = new Map();

function expect(holds, what) {
    if (!holds) throw new Error(what);
}

async function journey(name, steps) {
    try {
        await steps();
        passed += 1;
    } catch (error) {
        failed += 1;
        console.log(`FAILED ${name}: ${error.message.split("\n").slice(0, 6).join(" ")}`);
    }
}

/** Three at a time: each waits most of its time for pages to settle. */
async function together(journeys) {
    const waiting = [...journeys];
    const next = async () => {
        for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await journey(...one);
    };
    await Promise.all([next(), next(), next()]);
}

/** A page of somebody who is signed in, with what went wrong on it and whom it asked. */
async function open(role, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options, storageState: sessions.get(role) });
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    page.on("request", (request) => request.url().startsWith(url) || request.url().startsWith("data:") || wrong.push(`asked elsewhere: ${request.url()}`));
    return { context, page, wrong };
}

async function signIn(role) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await page.fill("#email", `${role}@journey.example`);
    await page.fill("#password", password);
    await page.click("button");
    await page.waitForSelector("text=Sign out");
    await page.click("text=Open the app");
    await page.waitForSelector(`h1:has-text("Journey ${role}")`);
    sessions.set(role, await context.storageState());
    await context.close();
}

async function violations(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(([exclude, rules]) => globalThis.axe.run({ exclude }, { runOnly: rules }), [NOT_OURS, RULES]);
    return found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 140)}`);
}

for (const role of ROLES) await journey(`${role} signs in and opens the app`, () => signIn(role));

await together(
    ROLES.flatMap((role) =>
        PAGES.map(([name, path, sign]) => [
            `${role} opens ${name}`,
            async () => {
                const { context, page, wrong } = await open(role);
                await page.goto(`${url}/app/${path}`);
                await page.waitForSelector(`main ${sign}`);
                await page.waitForLoadState("networkidle");
                expect(wrong.length === 0, wrong.join("; "));
                await context.close();
            },
        ]),
    ),
);

async function seesNoBarrier(look, [name, path, sign], width) {
    const { context, page } = await open("administrator", { viewport: { width, height: 900 } });
    await page.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
    await page.goto(`${url}/app/${path}`);
    await page.waitForSelector(`main ${sign}`);
    if (name === "detail") {
        await page.click("main [role=cell] a");
        await page.waitForSelector("main dl");
    }
    await page.waitForLoadState("networkidle");
    if (shots && look !== "contrast") await page.screenshot({ path: `${shots}/${name}-${look}-${width}.png` });
    const found = await violations(page);
    expect(found.length === 0, found.join("; "));
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(spill <= 0, `the page is ${spill} px wider than the window`);
    await context.close();
}

// Looks do not depend on the store: once is enough.
await together(
    (part === "all" ? ["light", "dark", "contrast"] : []).flatMap((look) =>
        [...PAGES, ["detail", "records/key-results", "[role=cell] a"]].flatMap((place) =>
            [1360, 390].map((width) => [`${place[0]} in ${look} at ${width} px has no barrier`, () => seesNoBarrier(look, place, width)]),
        ),
    ),
);

const MOST_KB = 200;
await journey(`the first view of the strategy loads less than ${MOST_KB} kB of scripts`, async () => {
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/strategy`);
    await page.waitForSelector("main article");
    const bytes = await page.evaluate(() =>
        performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    console.log(`  scripts of the first view: ${(bytes / 1000).toFixed(0)} kB packed`);
    expect(bytes > 50_000 && bytes < MOST_KB * 1000, `${bytes} bytes`);
    await context.close();
});

/** One request as a role, beside the pages. */
async function ask(role, method, path, data, headers = {}) {
    const context = await browser.newContext({ storageState: sessions.get(role) });
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const answer = await context.request.fetch(`${url}/api/v1${path}`, { method, headers: { "Content-Type": type, ...headers }, data: data === undefined ? undefined : JSON.stringify(data) });
    const text = await answer.text();
    await context.close();
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${text.slice(0, 200)}`);
    return text ? JSON.parse(text) : null;
}

/** An active key result of the program that Today is about, owned by the member from now on. */
async function ownedResult() {
    const { person } = await ask("member", "GET", "/me");
    const programs = await ask("administrator", "GET", "/programs?orderby=title&top=200");
    const program = programs.items.find(({ status }) => status === "active");
    const { parts } = await ask("administrator", "GET", `/programs/${program.id}/progress`);
    const result = parts.flatMap((part) => part.parts ?? [part]).flatMap((part) => part.keyResults ?? [])[0];
    const record = await ask("administrator", "GET", `/key-results/${result.id}`);
    return ask("administrator", "PATCH", `/key-results/${result.id}`, { owner: person }, { "If-Match": `"${record.revision}"` });
}

await journey("a check-in by the owner is seen live by the sponsor", async () => {
    const record = await ownedResult();
    const owner = await open("member");
    const sponsor = await open("viewer");
    await sponsor.page.goto(`${url}/app/strategy`);
    await sponsor.page.waitForSelector(`main :text("${record.title}")`);
    await owner.page.goto(`${url}/app/`);
    const item = owner.page.locator("main li", { hasText: record.title }).first();
    await item.getByRole("button", { name: "Check in" }).click();
    await owner.page.getByLabel(/Value now/).fill("123.45");
    await owner.page.getByLabel(/What happened/).fill("Counted on the floor.");
    await owner.page.getByRole("button", { name: "Save the check-in" }).click();
    await item.getByLabel(/Value now/).waitFor({ state: "detached" });
    await sponsor.page.waitForSelector(`main :text-matches("123")`, { timeout: 5000 });
    expect(owner.wrong.length + sponsor.wrong.length === 0, [...owner.wrong, ...sponsor.wrong].join("; "));
    await owner.context.close();
    await sponsor.context.close();
});

await journey("what is no number is not sent", async () => {
    const { context, page } = await open("member");
    await page.goto(`${url}/app/`);
    await page.getByRole("button", { name: "Check in" }).first().click();
    await page.getByLabel(/Value now/).fill("many");
    await page.waitForSelector("text=Write a number.");
    expect(await page.getByRole("button", { name: "Save the check-in" }).isDisabled(), "it could be sent");
    await context.close();
});

await journey("two people change the same field: one is asked, nothing is lost", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Before", description: "Old words" });
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Title", { exact: false }).first().fill("Mine");
    await ask("administrator", "PATCH", `/priorities/${made.id}`, { title: "Theirs", description: "New words" }, { "If-Match": `"${made.revision}"` });
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector("text=Somebody changed the same at the same time");
    expect(await page.getByRole("button", { name: "Save" }).isDisabled(), "it could be saved without a choice");
    await page.getByLabel(/Mine:/).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector('h1:has-text("Mine")');
    const after = await ask("administrator", "GET", `/priorities/${made.id}`);
    expect(after.title === "Mine" && after.description === "New words", JSON.stringify(after));
    await context.close();
});

await journey("a mistake stands at its field, and what was typed stays", async () => {
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/priorities`);
    await page.getByRole("button", { name: "New: Priority" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText(/Title/).first().waitFor();
    await dialog.locator("[role=alert]").first().waitFor();
    await dialog.getByLabel(/^Title/).fill("Made in a journey");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector('h1:has-text("Made in a journey")');
    await context.close();
});

await journey("what was deleted comes back with one click", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Deleted by mistake" });
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    await page.getByRole("button", { name: "Delete" }).click();
    await page.waitForSelector("text=This record was deleted");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForSelector('h1:has-text("Deleted by mistake")');
    await context.close();
});

await journey("a viewer finds no button that they may not use", async () => {
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/records/priorities`);
    await page.waitForSelector("main [role=cell] a");
    expect((await page.getByRole("button", { name: /^New/ }).count()) === 0, "a viewer may not make one");
    await page.click("main [role=cell] a");
    await page.waitForSelector("main dl");
    expect((await page.getByRole("button", { name: /Edit|Delete/ }).count()) === 0, "a viewer may not change it");
    await context.close();
});

await journey("a day of the past is shown as it was, and cannot be changed", async () => {
    const { context, page } = await open("administrator");
    const [record] = (await ask("administrator", "GET", "/priorities?orderby=createdAt&top=1")).items;
    await ask("administrator", "PATCH", `/priorities/${record.id}`, { title: "Renamed today" }, { "If-Match": `"${record.revision}"` });
    await page.goto(`${url}/app/records/priorities/${record.id}`);
    await page.waitForSelector('h1:has-text("Renamed today")');
    await page.getByRole("button", { name: /Journey/ }).click();
    await page.getByRole("menuitem", { name: "Show a day of the past" }).click();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel("Day", { exact: true }).fill(yesterday);
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForSelector(`h1:has-text("${record.title}")`);
    await page.waitForSelector("text=Nothing can be changed here");
    expect((await page.getByRole("button", { name: /Edit|Delete/ }).count()) === 0, "the past could be changed");
    await page.getByRole("button", { name: "Back to today" }).click();
    await page.waitForSelector('h1:has-text("Renamed today")');
    await context.close();
});

await journey("the pages speak German, and nothing stays English", async () => {
    const { context, page } = await open("administrator");
    await page.addInitScript(() => localStorage.setItem("language", "de"));
    await page.goto(`${url}/app/`);
    await page.waitForSelector("text=Guten Tag");
    expect((await page.getAttribute("html", "lang")) === "de", "the language is not told");
    await context.close();
});

await journey("a guest is sent to sign in", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${url}/app/strategy`);
    await page.waitForSelector("#password");
    await context.close();
});

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
