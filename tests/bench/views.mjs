// What tests/bench/views does: opens pages with nothing kept, and says how long each took until it was there.

import { browser, page, url } from "./support/page.mjs";

const PAGES = [
    ["Today", "", "#next ~ ol li"],
    ["strategy", "strategy", "article"],
    ["board", "board", "ol li"],
    ["map", "map", "[data-kind=objective]"],
    ["list of key results", "records/key-results", "[role=cell] a"],
];
const state = await page.context().storageState();
const middle = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** One opening: milliseconds until the largest part was drawn and until the sign was there, and the layout shift. */
async function opened(path, sign) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, storageState: state });
    const fresh = await context.newPage();
    await fresh.addInitScript((wanted) => {
        globalThis.seen = { drawn: 0, there: 0, shift: 0 };
        new PerformanceObserver((list) => (globalThis.seen.drawn = list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.seen.shift += value))).observe({ type: "layout-shift", buffered: true });
        new MutationObserver(() => (globalThis.seen.there ||= document.querySelector(wanted) ? performance.now() : 0)).observe(document, { childList: true, subtree: true });
    }, `main ${sign}`);
    await fresh.goto(`${url}/app/${path}`);
    await fresh.waitForSelector(`main ${sign}`);
    await fresh.waitForLoadState("networkidle");
    const seen = await fresh.evaluate(() => globalThis.seen);
    await context.close();
    return seen;
}

for (const [name, path, sign] of PAGES) {
    const all = [];
    for (let time = 0; time < Number(process.env.PLUMBLINE_TIMES); time += 1) all.push(await opened(path, sign));
    const [there, drawn] = ["there", "drawn"].map((key) => all.map((one) => Math.round(one[key])));
    console.log(`${name}: there after ${middle(there)} ms (worst ${Math.max(...there)}), largest part drawn after ${middle(drawn)} ms, layout shift at most ${Math.max(...all.map(({ shift }) => shift)).toFixed(3)}`);
}
await browser.close();
