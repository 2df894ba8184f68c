// The pages before the app, and those by link: signing in, setting up, and the strategy as a guest reads it.

import { ask, browser, expect, journey, looks, picture, url, violations } from "../support/ground.mjs";

const SET_UP = process.env.PLUMBLINE_SET_UP;

async function linkOfStrategy() {
    const [{ id: program }] = (await ask("administrator", "GET", "/programs?filter=status eq 'active'&orderby=title&top=1")).items;
    const { id } = await ask("administrator", "POST", "/publications", { program, title: "Looked at" });
    return (await ask("administrator", "POST", `/publications/${id}/link`, { days: 7 })).link;
}

const DOORS = looks
    ? [["signing-in", url, "main form, form"], ["setting-up", SET_UP, "#password"], ["shared", await linkOfStrategy(), "main article"]]
    : [];
for (const [name, address, sign] of DOORS)
    for (const [look, width] of [["light", 1360], ["light", 390], ["dark", 1360], ["dark", 390], ["contrast", 390]])
        await journey(`${name} in ${look} at ${width} px has no barrier`, async () => {
            const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: look === "dark" ? "dark" : "light", forcedColors: look === "contrast" ? "active" : "none" });
            await context.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
            const page = await context.newPage();
            await page.goto(address);
            await page.waitForSelector(sign);
            await page.waitForLoadState("networkidle");
            await picture(page, name, look, width);
            const found = await violations(page);
            expect(found.length === 0, found.join("; "));
            const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            expect(spill <= 0, `the page is ${spill} px wider than the window`);
            await context.close();
        });
