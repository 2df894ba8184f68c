// What tests/bench/map does in the page: opens the map, drags it about, zooms, and chooses parts of it.

import { browser, control, measure, page, url } from "./support/page.mjs";

const pane = () => page.locator(".react-flow__pane").boundingBox();

await page.goto(`${url}/app/`);
await page.waitForSelector("main h1");
await control();
await measure("opening the map", async () => {
    await page.goto(`${url}/app/map/${process.env.PLUMBLINE_PROGRAM}`);
    await page.waitForSelector(".react-flow__node");
    await page.waitForTimeout(1000);
});
await measure("dragging it about for five seconds", async () => {
    const { x, y, width, height } = await pane();
    const end = Date.now() + 5000;
    for (let turn = 0; Date.now() < end; turn += 1) {
        const way = turn % 2 === 0 ? 1 : -1;
        await page.mouse.move(x + width / 2 - way * 300, y + height / 2 - way * 200);
        await page.mouse.down({ button: "left" });
        await page.mouse.move(x + width / 2 + way * 300, y + height / 2 + way * 200, { steps: 30 });
        await page.mouse.up();
    }
});
await measure("zooming in and out by the wheel", async () => {
    const { x, y, width, height } = await pane();
    await page.mouse.move(x + width / 2, y + height / 2);
    for (let turn = 0; turn < 60; turn += 1) {
        await page.mouse.wheel(0, turn % 20 < 10 ? -120 : 120);
        await page.waitForTimeout(30);
    }
});
await measure("choosing ten parts, one after the other", async () => {
    const took = [];
    for (let turn = 0; turn < 10; turn += 1) {
        const began = Date.now();
        const parts = page.locator(".react-flow__node-part");
        await parts.nth(turn % (await parts.count())).dispatchEvent("click");
        await page.waitForTimeout(20);
        took.push(Date.now() - began);
    }
    return took;
});
console.log(`nodes in the page: ${await page.locator(".react-flow__node").count()}`);
await browser.close();
