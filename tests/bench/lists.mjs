// What tests/bench/lists does in the page: scrolls, jumps, sorts and filters, and counts the pauses.

const { PLUMBLINE_URL: url, PLUMBLINE_EMAIL: email, PLUMBLINE_PASSWORD: password, PLUMBLINE_MODULES: modules } = process.env;
const { chromium } = await import(`${modules}/playwright-core/index.mjs`);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await (await browser.newContext({ viewport: { width: 1360, height: 900 } })).newPage();
await page.goto(url);
await page.fill("#email", email);
await page.fill("#password", password);
await page.click("button");
await page.waitForSelector("text=Sign out");
await page.addInitScript(() => {
    globalThis.pauses = [];
    new PerformanceObserver((seen) => globalThis.pauses.push(...seen.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
});
await page.goto(`${url}/app/records/people`);
await page.waitForSelector("[role=cell] a");
await page.waitForTimeout(500);

const settled = () => page.waitForFunction(() => !document.querySelector("[aria-busy=true]") && document.querySelector("[role=cell] a"), null, { timeout: 20_000, polling: 20 });

/** The longest task of the page's own thread in processor time: what it would take on a machine that does nothing else. */
function longestTask(trace) {
    const { traceEvents } = JSON.parse(trace);
    const threads = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid}.${tid}`));
    const tasks = traceEvents.filter(({ name, pid, tid, tdur }) => name.endsWith("RunTask") && tdur && threads.has(`${pid}.${tid}`));
    return Math.round(Math.max(0, ...tasks.map(({ tdur }) => tdur / 1000)));
}

async function measure(what, steps) {
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"] });
    await page.evaluate(() => (globalThis.pauses.length = 0));
    const began = Date.now();
    const took = (await steps()) ?? [Date.now() - began];
    await page.waitForTimeout(600);
    const pauses = await page.evaluate(() => globalThis.pauses.map(Math.round));
    const own = longestTask(await browser.stopTracing());
    took.sort((one, other) => one - other);
    console.log(`${what}: longest pause ${Math.max(0, ...pauses)} ms (${pauses.length} of 50 ms or more), ${own} ms of it the page's own work; until the rows stood there: median ${took[Math.floor(took.length / 2)]}, worst ${took.at(-1)} ms`);
}

await measure("control, a loop of 150 ms", async () => {
    await page.evaluate(() => {
        setTimeout(() => {
            const end = performance.now() + 150;
            while (performance.now() < end);
        });
    });
    await page.waitForTimeout(300);
});
await measure("scrolling by the wheel for five seconds", async () => {
    await page.mouse.move(700, 600);
    const end = Date.now() + 5000;
    while (Date.now() < end) {
        await page.mouse.wheel(0, 400);
        await page.waitForTimeout(16);
    }
    await settled();
});
await measure("30 jumps to anywhere", async () => {
    const took = [];
    for (let jump = 0; jump < 30; jump += 1) {
        const began = Date.now();
        await page.evaluate((part) => {
            const frame = document.querySelector("[role=region]");
            frame.scrollTop = frame.scrollHeight * part;
        }, ((jump * 37) % 100) / 100);
        await page.waitForTimeout(30);
        await settled();
        took.push(Date.now() - began);
    }
    return took;
});
await measure("ten sorts, two columns, both ways", async () => {
    const took = [];
    for (let turn = 0; turn < 10; turn += 1) {
        const began = Date.now();
        const header = page.locator("[role=columnheader]", { has: page.locator("button") }).nth(turn % 4 < 2 ? 0 : 1);
        const before = await header.getAttribute("aria-sort");
        await header.locator("button").click();
        await page.waitForFunction(([text, was]) => [...document.querySelectorAll("[role=columnheader]")].some((one) => one.textContent.startsWith(text) && one.ariaSort !== was), [(await header.locator("button").textContent()).slice(0, 4), before]);
        await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"), null, { polling: 20 });
        took.push(Date.now() - began);
    }
    return took;
});
await measure("a search, typed letter by letter", async () => {
    await page.getByRole("searchbox").pressSequentially("Person 0777", { delay: 60 });
    await page.waitForTimeout(250);
    await settled();
});
await page.getByRole("searchbox").fill("");
await page.waitForTimeout(600);
await measure("a filter, typed letter by letter", async () => {
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByRole("button", { name: "Add a condition" }).click();
    await page.getByLabel("Value").pressSequentially("999", { delay: 60 });
    await page.waitForTimeout(100);
    await settled();
});
await browser.close();
