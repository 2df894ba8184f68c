// The one page of a strategy: filtered, presented, printed.

import { expect, journey, open, url } from "../support/ground.mjs";

await journey("the strategy is filtered by status, and shows all again", async () => {
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/strategy`);
    await page.waitForSelector("main article");
    const all = await page.locator("main article li").count();
    await page.getByLabel("Status").selectOption("at-risk");
    await page.waitForFunction((before) => document.querySelectorAll("main article li").length < before, all);
    const words = await page.locator("main article li").allTextContents();
    expect(words.length > 0 && words.every((text) => text.includes("At risk")), words.join(" | "));
    await page.getByLabel("Status").selectOption("done");
    await page.waitForSelector("text=Nothing fits");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.waitForFunction((before) => document.querySelectorAll("main article li").length === before, all);
    await page.getByLabel("Owner").selectOption({ label: "Elena Petrova" });
    await page.waitForFunction((before) => document.querySelectorAll("main article").length > 0 && document.querySelectorAll("main article li").length < before, all);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the strategy is presented with the arrow keys", async () => {
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/strategy`);
    await page.getByRole("button", { name: "Present" }).click();
    await page.waitForSelector("main :text-matches('^1 of [0-9]+$')");
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector("main article");
    await page.keyboard.press("End");
    await page.waitForSelector('main h2:has-text("Initiatives")');
    expect(await page.getByRole("button", { name: "Next" }).isDisabled(), "there is something after the last view");
    await page.keyboard.press("Home");
    await page.waitForSelector("main :text-matches('^1 of [0-9]+$')");
    await page.getByRole("link", { name: "End" }).click();
    await page.waitForSelector("main article");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

for (const format of ["A4", "Letter"])
    await journey(`the strategy of the example prints on one page of ${format}`, async () => {
        const { context, page } = await open("viewer");
        await page.goto(`${url}/app/strategy`);
        await page.waitForSelector("main article");
        await page.waitForLoadState("networkidle");
        const paper = await page.pdf({ format, printBackground: true });
        const pages = paper.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
        expect(pages === 1, `${pages} pages`);
        await context.close();
    });
