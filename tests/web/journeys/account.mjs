// Your account: what concerns whoever is signed in alone.

import { ask, browser, expect, journey, open, url, violations } from "../support/ground.mjs";

const EMAIL = "paula.pass@journey.example";
const OLD = "amber goats climb silent towers";
const NEW = "violet tram under seven bells";

/** Signs in by the page, in a browser of its own. */
async function signedIn(password) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
    const page = await context.newPage();
    await page.goto(url);
    await page.fill("#email", EMAIL);
    await page.fill("#password", password);
    await page.click("button");
    await page.waitForSelector("h1:has-text('Paula Pass')");
    return { context, page };
}

await journey("your account: the password is changed, this browser goes on, and every other is signed out", async () => {
    await ask("administrator", "POST", "/accounts", { email: EMAIL, title: "Paula Pass", password: OLD, role: "viewer" });
    const here = await signedIn(OLD);
    const there = await signedIn(OLD);
    await here.page.getByRole("button", { name: "Paula Pass" }).click();
    await here.page.getByRole("menuitem", { name: "Your account" }).click();
    const sessions = here.page.locator("section[aria-labelledby=sessions]");
    await sessions.getByText("this one", { exact: true }).waitFor();
    expect((await sessions.getByRole("listitem").count()) === 2, "not both browsers are listed");
    await here.page.getByLabel("Current password").fill("not the one that it is");
    await here.page.getByLabel("New password").fill(NEW);
    await here.page.getByRole("button", { name: "Change the password" }).click();
    await here.page.getByText("This is not your current password.").waitFor();
    expect((await here.page.getByText("You are signed out").count()) === 0, "a wrong password is taken for being signed out");
    await here.page.getByLabel("Current password").fill(OLD);
    await here.page.getByLabel("New password").fill("short");
    await here.page.getByRole("button", { name: "Change the password" }).click();
    await here.page.locator("section[aria-labelledby=password] [role=alert]").first().waitFor();
    await here.page.getByLabel("New password").fill(NEW);
    await here.page.getByRole("button", { name: "Change the password" }).click();
    await here.page.getByText("Your password is changed. Every other browser is signed out.", { exact: true }).last().waitFor();
    await here.page.waitForFunction(() => document.querySelectorAll("section[aria-labelledby=sessions] li").length === 1);
    await here.page.reload();
    await sessions.getByText("this one", { exact: true }).waitFor();
    expect((await there.context.request.get(`${url}/api/v1/me`)).status() === 401, "the other browser is still signed in");
    await (await signedIn(NEW)).context.close();
    await there.context.close();
    await here.context.close();
});

await journey("your account: another browser is signed out, and the page has no barrier on a small screen", async () => {
    const { context, page, wrong } = await open("member", { viewport: { width: 390, height: 844 } });
    await page.goto(`${url}/app/account`);
    const sessions = page.locator("section[aria-labelledby=sessions]");
    await sessions.getByText("this one", { exact: true }).waitFor();
    const found = await violations(page);
    expect(found.length === 0, found.join("; "));
    const spill = await page.evaluate(() => document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth);
    expect(spill <= 0, `the page is ${spill} px wider than the window`);
    await page.getByRole("radio", { name: "Dark" }).check();
    await page.waitForSelector("[data-look=dark]");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
