// What measurements in Chromium share: a page that somebody is signed in to, and the longest pause while something is done in it.

export const { PLUMBLINE_URL: url } = process.env;
const { PLUMBLINE_EMAIL: email, PLUMBLINE_PASSWORD: password, PLUMBLINE_MODULES: modules } = process.env;
const { chromium } = await import(`${modules}/playwright-core/index.mjs`);
export const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
export const page = await (await browser.newContext({ viewport: { width: 1360, height: 900 } })).newPage();
await page.goto(url);
await page.fill("#email", email);
await page.fill("#password", password);
await page.click("button");
await page.waitForSelector("main h1");
await page.addInitScript(() => {
    globalThis.pauses = [];
    new PerformanceObserver((seen) => globalThis.pauses.push(...seen.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
});

/** The longest task of the page's own thread in processor time: what it would take on a machine that does nothing else. */
function longestTask(trace) {
    const { traceEvents } = JSON.parse(trace);
    const threads = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid}.${tid}`));
    const tasks = traceEvents.filter(({ name, pid, tid, tdur }) => name.endsWith("RunTask") && tdur && threads.has(`${pid}.${tid}`));
    return Math.round(Math.max(0, ...tasks.map(({ tdur }) => tdur / 1000)));
}

/** Does something and says how long the page answered to nothing meanwhile; `steps` may answer with times of its own. */
export async function measure(what, steps) {
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"] });
    await page.evaluate(() => (globalThis.pauses.length = 0));
    const began = Date.now();
    const took = (await steps()) ?? [Date.now() - began];
    await page.waitForTimeout(600);
    const pauses = await page.evaluate(() => globalThis.pauses.map(Math.round));
    const own = longestTask(await browser.stopTracing());
    took.sort((one, other) => one - other);
    console.log(`${what}: longest pause ${Math.max(0, ...pauses)} ms (${pauses.length} of 50 ms or more), ${own} ms of it the page's own work; each step: median ${took[Math.floor(took.length / 2)]}, worst ${took.at(-1)} ms`);
}

/** The control: a loop of 150 ms in the page, which must be seen. */
export async function control() {
    await measure("control, a loop of 150 ms", async () => {
        await page.evaluate(() => {
            setTimeout(() => {
                const end = performance.now() + 150;
                while (performance.now() < end);
            });
        });
        await page.waitForTimeout(300);
    });
}
