// The strategy by link, for people without an account.

import { browser, expect, journey, open, url } from "../support/ground.mjs";

await journey("C14: the strategy is shared by link, read without an account, and taken back", async () => {
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/strategy`);
    await page.waitForSelector("main article");
    const objectives = await page.locator("main article h3").allTextContents();
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByLabel("The link holds").selectOption("7");
    await page.getByRole("button", { name: "Make the link" }).click();
    const link = await page.getByLabel("Link", { exact: true }).inputValue();
    expect(/\/app\/shared#\S{70,}$/.test(link), link);

    const guest = await browser.newContext({ viewport: { width: 390, height: 900 } });
    const reader = await guest.newPage();
    const asked = [];
    reader.on("request", (request) => asked.push(request.url()));
    await reader.goto(link);
    await reader.waitForSelector("main article");
    expect((await reader.locator("main article h3").allTextContents()).join() === objectives.join(), "other objectives than the page has");
    expect((await reader.locator("main a").count()) === 0, "a guest is led to pages that they cannot open");
    expect(!(await reader.locator("main").innerText()).includes("Priya Nair"), "somebody is named");
    expect(asked.filter((one) => one.includes("/api/")).every((one) => one.endsWith("/api/v1/shared")), asked.join());
    expect(asked.every((one) => !one.includes(link.split("#")[1])), "the link went into an address");
    const [address, token] = link.split("#");
    await reader.goto(`${address}?asOf=2026-01-01#${token}`);
    await reader.reload();
    await reader.waitForSelector("main article");
    const spill = await reader.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(spill <= 0, `the page is ${spill} px wider than the window`);

    await page.getByRole("button", { name: "Take back", exact: true }).first().click();
    await page.getByText("Whoever has it can no longer read the page").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Whoever has it can no longer read the page").waitFor({ state: "detached" });
    await reader.reload();
    await reader.waitForSelector("main article");
    await page.getByRole("button", { name: "Take back", exact: true }).first().click();
    await page.getByRole("button", { name: "Take the link back" }).click();
    await page.waitForSelector("text=The link no longer works.");
    await reader.reload();
    await reader.waitForSelector("text=This link was taken back");
    expect((await reader.locator("main article").count()) === 0, "it is still shown");
    await reader.goto(`${url}/app/shared#wrong`);
    await reader.reload();
    await reader.waitForSelector("text=This link does not work");
    await guest.close();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a viewer is not offered to share", async () => {
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/strategy`);
    await page.waitForSelector("main article");
    expect((await page.getByRole("button", { name: "Share" }).count()) === 0, "a viewer may share");
    await context.close();
});
