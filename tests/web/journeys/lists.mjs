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

await journey("the list of key results shows each one's value and where it stands, that of initiatives the program of each", async () => {
    const results = ({ parts = [], keyResults = [] }) => [...keyResults, ...parts.flatMap(results)];
    const programs = (await ask("viewer", "GET", "/programs?filter=status eq 'active'")).items;
    const all = (await Promise.all(programs.map(({ id }) => ask("viewer", "GET", `/programs/${id}/progress`)))).flatMap(results);
    const live = all.find(({ value, status, unit }) => value !== undefined && status === "on-track" && unit === "%");
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/records/key-results?search=${encodeURIComponent(live.title)}`);
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: live.title, exact: true }) });
    await row.getByText("On track").waitFor();
    const heads = await page.getByRole("columnheader").allInnerTexts();
    expect(["Value", "Target", "Standing", "Program"].every((one) => heads.includes(one)), heads.join("; "));
    const shown = (await row.getByRole("cell").nth(heads.indexOf("Value")).innerText());
    const written = `${new Intl.NumberFormat("en", { maximumFractionDigits: Math.abs(live.value) >= 100 ? 0 : 2 }).format(live.value)}%`;
    expect(shown === written, `${shown} instead of ${written}`);
    expect((await page.getByRole("columnheader", { name: "Value", exact: true }).getByRole("button").count()) === 0, "a list is sorted by what no record keeps");
    const [asked] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export" }).click().then(() => page.getByRole("menuitem", { name: /CSV/ }).click())]);
    expect(asked.url().includes("format=csv") && !/columns=[^&]*(value|standing)/.test(asked.url()), asked.url());
    expect((await asked.failure()) === null, "the list with its usual columns is not exported");
    const draft = (await ask("viewer", "GET", `/key-results?filter=${encodeURIComponent("status eq 'draft'")}&top=1`)).items[0];
    await page.goto(`${url}/app/records/key-results?search=${encodeURIComponent(draft.title)}`);
    await page.getByRole("row").filter({ has: page.getByRole("link", { name: draft.title, exact: true }) }).first().getByText("Draft").waitFor();
    await page.goto(`${url}/app/records/initiatives`);
    await page.getByRole("columnheader", { name: "Program" }).waitFor();
    const { items } = await ask("viewer", "GET", "/initiatives?orderby=rank&top=1&expand=program");
    await page.getByRole("row").filter({ has: page.getByRole("link", { name: items[0].title, exact: true }) }).first().getByText(items[0].program.title).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
