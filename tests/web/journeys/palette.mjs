// Finding anything by keys.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

await journey("Ctrl-K finds a record and a page by keys alone", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Zebrafish are counted" });
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/`);
    await page.waitForSelector("h1");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    await page.keyboard.type("zebraf");
    await page.waitForSelector('[role=option]:has-text("Zebrafish are counted")');
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/app/records/priorities/${made.id}`);
    await page.waitForSelector('h1:has-text("Zebrafish are counted")');
    await page.keyboard.press("/");
    await page.getByRole("combobox").waitFor();
    await page.keyboard.type("road");
    await page.waitForSelector('[role=option][aria-selected="true"]:has-text("Roadmap")');
    await page.keyboard.press("Enter");
    await page.waitForURL("**/app/roadmap");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the palette says when nothing is found, and Escape leaves it", async () => {
    const { context, page } = await open("member");
    await page.goto(`${url}/app/`);
    await page.waitForSelector("h1");
    await page.getByRole("button", { name: "Find anything" }).click();
    await page.getByRole("combobox").fill("qqqqqqxx");
    await page.waitForSelector("text=Nothing found.");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("h1").click();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await context.close();
});
