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
