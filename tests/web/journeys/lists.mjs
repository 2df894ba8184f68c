// Lists on a narrow page: each record is a card.

import { ask, expect, journey, open, url, violations } from "../support/ground.mjs";

const LISTS = ["key-results", "initiatives", "people", "check-ins"];

await journey("lists are cards on a narrow page: every column in sight, sorted, chosen, and without scrolling sideways", async () => {
    const { context, page, wrong } = await open("administrator", { viewport: { width: 390, height: 844 } });
    for (const list of LISTS) {
        await page.goto(`${url}/app/records/${list}`);
        await page.waitForSelector("main [data-card=true] [role=cell] a");
        const seen = await page.evaluate(() => {
            const frame = document.querySelector("main [role=table]").parentElement;
            const cards = [...document.querySelectorAll("main [data-card=true]")].map((card) => card.getBoundingClientRect()).toSorted((one, other) => one.top - other.top);
            const cells = [...document.querySelectorAll("main [data-card=true] [role=cell]")].map((cell) => cell.getBoundingClientRect());
            const edge = frame.getBoundingClientRect();
            return {
                aside: [frame, document.querySelector("main"), document.documentElement].map((one) => one.scrollWidth - one.clientWidth),
                beyond: cells.filter(({ left, right }) => left < edge.left - 1 || right > edge.right + 1).length,
                overlap: cards.slice(1).filter(({ top }, index) => top < cards[index].bottom - 1).length,
                spill: [...document.querySelectorAll("main [data-card=true]")].filter((card) => card.scrollHeight > card.clientHeight + 1).length,
            };
        });
        expect(seen.aside.every((px) => px <= 0) && seen.beyond + seen.overlap + seen.spill === 0, `${list}: ${JSON.stringify(seen)}`);
        const found = await violations(page);
        expect(found.length === 0, `${list}: ${found.join("; ")}`);
    }
    await page.goto(`${url}/app/records/initiatives`);
    await page.waitForSelector("main [data-card=true] [role=cell] a");
    await page.getByLabel("Sorted by").selectOption("-title");
    await page.waitForURL(/order=-title/);
    const [last] = (await ask("administrator", "GET", "/initiatives?orderby=title desc&top=1")).items;
    await page.waitForFunction((title) => document.querySelector("main [data-card=true][aria-rowindex='2'] a")?.textContent === title, last.title);
    await page.getByLabel(`Choose ${last.title}`).check().catch(() => page.locator("main [data-card=true] input[type=checkbox]").first().check());
    expect((await page.locator("main [data-card=true] input:checked").count()) === 1, "a card cannot be chosen");
    await page.setViewportSize({ width: 1360, height: 900 });
    await page.waitForSelector("main [role=columnheader][aria-sort=descending]");
    expect((await page.locator("main [data-card=true]").count()) === 0, "a wide page has cards");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
