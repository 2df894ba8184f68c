// Days of the past.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

await journey("a day of the past is shown as it was, and cannot be changed", async () => {
    const { context, page } = await open("administrator");
    const [record] = (await ask("administrator", "GET", "/priorities?orderby=createdAt&top=1")).items;
    await ask("administrator", "PATCH", `/priorities/${record.id}`, { title: "Renamed today" }, { "If-Match": `"${record.revision}"` });
    await page.goto(`${url}/app/records/priorities/${record.id}`);
    await page.waitForSelector('h1:has-text("Renamed today")');
    await page.getByRole("button", { name: /Journey/ }).click();
    await page.getByRole("menuitem", { name: "Show a day of the past" }).click();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel("Day", { exact: true }).fill(yesterday);
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForSelector(`h1:has-text("${record.title}")`);
    await page.waitForSelector("text=Nothing can be changed here");
    expect((await page.getByRole("button", { name: /Edit|Delete/ }).count()) === 0, "the past could be changed");
    await page.getByRole("button", { name: "Back to today" }).click();
    await page.waitForSelector('h1:has-text("Renamed today")');
    await context.close();
});

await journey("every page of a plan answers for a day of the past, with the figures of that day", async () => {
    const { context, page, wrong } = await open("program-lead");
    const day = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
    const [program] = (await ask("program-lead", "GET", "/programs?orderby=createdAt&top=1")).items;
    const results = ({ parts = [], keyResults = [] }) => [...keyResults, ...parts.flatMap(results)];
    const now = new Map(results(await ask("program-lead", "GET", `/programs/${program.id}/progress`)).map((result) => [result.id, result]));
    const then = results(await ask("program-lead", "GET", `/programs/${program.id}/progress?asOf=${day}`));
    const moved = then.find(({ id, valueDate }) => valueDate !== undefined && now.get(id)?.valueDate !== valueDate);
    expect(moved !== undefined, "no key result had another value 90 days ago");
    const refused = [];
    page.on("response", (response) => response.status() >= 400 && refused.push(`${response.status()} ${response.url()}`));
    await page.goto(`${url}/app/records/key-results/${moved.id}`);
    await page.getByRole("button", { name: /Journey/ }).click();
    await page.getByRole("menuitem", { name: "Show a day of the past" }).click();
    await page.getByLabel("Day", { exact: true }).fill(day);
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.waitForSelector("text=Nothing can be changed here");
    const shown = new Date(`${moved.valueDate}T00:00:00Z`).toLocaleDateString("en", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
    await page.locator("main").getByText(shown).first().waitFor();
    for (const name of ["Strategy", "Board", "Roadmap", "Map", "Contributions", "Checks", "Today"]) {
        await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
        await page.waitForLoadState("networkidle");
        await page.waitForSelector("text=Nothing can be changed here");
        expect((await page.locator("main [role=alert]").count()) === 0, `${name} fails for a day of the past`);
    }
    expect(refused.length === 0 && wrong.length === 0, [...refused, ...wrong].join("; "));
    await context.close();
});
