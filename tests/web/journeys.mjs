// What people do in the pages, in Chromium, against a running server with the example organization.

import { readdirSync } from "node:fs";

import { ROLES, ask, browser, count, expect, inParts, looks, part, picture, shots, signIn, together, url, violations, visits } from "./support/ground.mjs";
import { PLACES } from "./support/places.mjs";

for (const role of ROLES) await signIn(role);

const [{ id: program }] = (await ask("administrator", "GET", "/programs?filter=status eq 'active'&orderby=title&top=1")).items;
const placed = PLACES.map(([name, path, sign]) => [name, path.replace("PROGRAM", program), sign]);

const BROWSERS = 3;

async function comes(page, [name, path, sign]) {
    await page.goto(`${url}/app/${path}`);
    await page.waitForSelector(`main ${sign}`);
    if (name.startsWith("one of ")) {
        await page.click(`main ${sign}`);
        await page.waitForSelector("main :is(dl, details)");
    }
    await page.waitForLoadState("networkidle");
}

function spillOf(page) {
    return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

await together(
    (part.isFirst ? ROLES : []).flatMap((role) => {
        const all = placed.map((place) => [
            `${role} opens ${place[0]}`,
            async (page, wrong) => {
                await comes(page, place);
                // what a role is not offered leaves other things in its place: each is seen on a telephone too
                await page.setViewportSize({ width: 390, height: 844 });
                const spill = await spillOf(page);
                await page.setViewportSize({ width: 1360, height: 900 });
                expect(spill <= 0, `at 390 px the page is ${spill} px wider than the window`);
                expect(wrong.length === 0, wrong.join("; "));
            },
        ]);
        return inParts(all, BROWSERS).map((list) => () => visits(role, {}, "system", list));
    }),
);

async function seesNoBarrier(page, look, place, width) {
    await comes(page, place);
    await picture(page, place[0], look, width);
    const found = await violations(page);
    expect(found.length === 0, found.join("; "));
    const spill = await spillOf(page);
    expect(spill <= 0, `the page is ${spill} px wider than the window`);
}

// Looks do not depend on the store: once is enough. Each look and each width is seen with every page; pictures need all of them.
const LOOKS = shots
    ? ["light", "dark", "contrast"].flatMap((look) => [[look, 1360], [look, 390]])
    : [["light", 1360], ["light", 390], ["dark", 1360], ["contrast", 390]];
await together(
    (looks && part.isLast ? LOOKS : []).flatMap(([look, width]) => {
        const all = placed.map((place) => [`${place[0]} in ${look} at ${width} px has no barrier`, (page) => seesNoBarrier(page, look, place, width)]);
        return inParts(all, BROWSERS).map((list) => () => visits("administrator", { viewport: { width, height: 900 } }, look, list));
    }),
);

const folder = new URL("./journeys/", import.meta.url);
for (const file of part.of(readdirSync(folder).sort())) await import(new URL(file, folder).href);

await browser.close();
console.log(`${count.passed} passed, ${count.failed} failed`);
