// What people do in the pages, in Chromium, against a running server with the example organization.

import { readdirSync } from "node:fs";

import { ROLES, ask, browser, count, expect, inParts, looks, part, shots, signIn, together, url, violations, visits } from "./support/ground.mjs";
import { PLACES } from "./support/places.mjs";

for (const role of ROLES) await signIn(role);

const [{ id: program }] = (await ask("administrator", "GET", "/programs?filter=status eq 'active'&orderby=title&top=1")).items;
const placed = PLACES.map(([name, path, sign]) => [name, path.replace("PROGRAM", program), sign]);

const BROWSERS = 3;
const PEOPLE_READ = ["key-results", "objectives", "initiatives", "units"];

await together(
    (part.isFirst ? ROLES : []).flatMap((role) => {
        const all = placed.map(([name, path, sign]) => [
            `${role} opens ${name}`,
            async (page, wrong) => {
                await page.goto(`${url}/app/${path}`);
                await page.waitForSelector(`main ${sign}`);
                await page.waitForLoadState("networkidle");
                expect(wrong.length === 0, wrong.join("; "));
            },
        ]);
        return inParts(all, BROWSERS).map((list) => () => visits(role, {}, "system", list));
    }),
);

async function seesNoBarrier(page, look, [name, path, sign], width) {
    await page.goto(`${url}/app/${path}`);
    await page.waitForSelector(`main ${sign}`);
    if (name.startsWith("one of ")) {
        await page.click("main [role=cell] a");
        await page.waitForSelector("main dl, main details");
    }
    await page.waitForLoadState("networkidle");
    if (shots && look !== "contrast") await page.screenshot({ path: `${shots}/${name.replaceAll(" ", "-")}-${look}-${width}.png` });
    const found = await violations(page);
    expect(found.length === 0, found.join("; "));
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(spill <= 0, `the page is ${spill} px wider than the window`);
}

// Looks do not depend on the store: once is enough. Each look and each width is seen with every page; pictures need all of them.
const LOOKS = shots
    ? ["light", "dark", "contrast"].flatMap((look) => [[look, 1360], [look, 390]])
    : [["light", 1360], ["light", 390], ["dark", 1360], ["contrast", 390]];
await together(
    (looks && part.isLast ? LOOKS : []).flatMap(([look, width]) => {
        const places = [...placed, ...PEOPLE_READ.map((collection) => [`one of ${collection}`, `records/${collection}`, "[role=cell] a"])];
        const all = places.map((place) => [`${place[0]} in ${look} at ${width} px has no barrier`, (page) => seesNoBarrier(page, look, place, width)]);
        return inParts(all, BROWSERS).map((list) => () => visits("administrator", { viewport: { width, height: 900 } }, look, list));
    }),
);

const folder = new URL("./journeys/", import.meta.url);
for (const file of part.of(readdirSync(folder).sort())) await import(new URL(file, folder).href);

await browser.close();
console.log(`${count.passed} passed, ${count.failed} failed`);
