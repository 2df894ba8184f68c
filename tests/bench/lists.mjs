// What tests/bench/lists does in the page: scrolls, jumps, sorts and filters, and counts the pauses.

import { browser, control, measure, page, url } from "./support/page.mjs";

await page.goto(`${url}/app/records/people`);
await page.waitForSelector("[role=cell] a");
await page.waitForTimeout(500);

const settled = () => page.waitForFunction(() => !document.querySelector("[aria-busy=true]") && document.querySelector("[role=cell] a"), null, { timeout: 20_000, polling: 20 });

await control();
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
    await page.getByLabel("Value").pressSequentially("999", { delay: 60 });
    await page.waitForTimeout(100);
    await settled();
});
await browser.close();
