// The server away, files that are gone, a session that ended, and a form that somebody leaves.

import { ask, browser, expect, journey, open, password, url } from "../support/ground.mjs";

/** Every request of a page fails as if the server were away, until it is called with false. */
async function away(context, isAway) {
    if (isAway) await context.route("**/*", (route) => route.abort("connectionrefused"));
    else await context.unroute("**/*");
    await context.setOffline(isAway);
}

/** A program with an objective of its own; whoever is asked for owns the objective. */
async function objective(title) {
    const program = await ask("administrator", "POST", "/programs", { title });
    return ask("administrator", "POST", "/objectives", { program: program.id, title: `Aim of ${title}` });
}

await journey("the server away: the page says so, the rest stays, and all is asked anew when it is back", async () => {
    const made = await objective("Away");
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/objectives/${made.id}`);
    await page.waitForSelector(`h1:has-text("Aim of Away")`);
    expect((await page.getByText(/^Not connected since/).count()) === 0, "the bar stands there while all is well");
    await away(context, true);
    await page.getByText(/^Not connected since \d+:\d\d/).waitFor();
    expect(await page.getByRole("heading", { level: 1, name: "Aim of Away" }).isVisible(), "what was there is gone");
    await page.getByLabel("Write a remark").fill("Who counts?");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("The server cannot be reached").first().waitFor();
    expect((await page.getByLabel("Write a remark").inputValue()) === "Who counts?", "what was typed is lost");
    await ask("administrator", "PATCH", `/objectives/${made.id}`, { title: "Aim that changed meanwhile" }, { "If-Match": "*" });
    await away(context, false);
    await page.getByText(/^Not connected since/).waitFor({ state: "detached", timeout: 15_000 });
    await page.waitForSelector('h1:has-text("Aim that changed meanwhile")');
    await context.close();
});

await journey("the server away: a page and a dialog that were not loaded yet say so, and come when it is back", async () => {
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/`);
    await page.waitForSelector("main section");
    await away(context, true);
    await page.keyboard.press("Control+K");
    await page.getByRole("alert").getByText("The server cannot be reached").waitFor();
    expect(await page.getByRole("link", { name: "Board" }).isVisible(), "the whole app is gone");
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("link", { name: "Roadmap" }).click();
    await page.locator("main").getByText("The server cannot be reached").waitFor();
    expect((await page.getByText(/preload|import|assets/).count()) === 0, "it speaks of files");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("main").getByText("The server cannot be reached").waitFor();
    await away(context, false);
    await page.waitForSelector('main h1:has-text("Roadmap")', { timeout: 15_000 });
    const styled = await page.evaluate(() => [...document.querySelectorAll("link[rel=stylesheet]")].every(({ sheet }) => sheet !== null));
    expect(styled, "the page came back without its styles");
    await page.keyboard.press("Control+K");
    await page.locator("input[role=combobox]").waitFor();
    await page.keyboard.press("Escape");
    await context.close();
});

await journey("a page whose files have other names since an upgrade is loaded anew, once", async () => {
    const { context, page } = await open("administrator");
    let isUpgraded = false;
    let loads = 0;
    await context.route(/\/assets\/Roadmap-/, (route) => (isUpgraded ? route.continue() : route.fulfill({ status: 404, contentType: "application/problem+json", body: "{}" })));
    page.on("framenavigated", () => (loads += 1));
    await page.goto(`${url}/app/`);
    await page.waitForSelector("main section");
    page.on("request", (request) => {
        if (request.isNavigationRequest()) isUpgraded = true;
    });
    await page.getByRole("link", { name: "Roadmap" }).click();
    await page.waitForSelector('main h1:has-text("Roadmap")');
    isUpgraded = false;
    expect(loads <= 3, `the page was loaded ${loads} times`);
    await context.close();

    const broken = await open("administrator");
    let tries = 0;
    await broken.context.route(/\/assets\/Board-/, (route) => route.fulfill({ status: 404, contentType: "application/problem+json", body: "{}" }));
    broken.page.on("request", (request) => request.isNavigationRequest() && (tries += 1));
    await broken.page.goto(`${url}/app/`);
    await broken.page.waitForSelector("main section");
    await broken.page.getByRole("link", { name: "Board" }).click();
    await broken.page.getByText("A part of the app could not be loaded").waitFor();
    await new Promise((wait) => setTimeout(wait, 1000));
    expect(tries === 2, `a file that stays away loads the page ${tries} times`);
    expect(await broken.page.getByRole("link", { name: "Roadmap" }).isVisible(), "the rest is gone");
    await broken.context.close();
});

await journey("a session that ended while somebody typed: they are told, sign in beside it, and save", async () => {
    const made = await objective("Session");
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
    const page = await context.newPage();
    await page.goto(url);
    const enter = async (on) => {
        await on.fill("#email", "administrator@journey.example");
        await on.fill("#password", password);
        await on.click("button");
        await on.waitForSelector("main h1");
    };
    await enter(page);
    await page.goto(`${url}/app/records/objectives/${made.id}`);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel(/^Title/).fill("Aim after all");
    await context.clearCookies();
    await page.getByRole("button", { name: "Save" }).click();
    const said = page.locator("form").getByRole("alert");
    await said.getByText("You were signed out.").waitFor();
    expect(!(await said.innerText()).includes("token"), `it speaks to machines: ${await said.innerText()}`);
    const [beside] = await Promise.all([context.waitForEvent("page"), page.getByRole("link", { name: "Sign in in a new tab" }).click()]);
    await enter(beside);
    await beside.close();
    expect((await page.getByLabel(/^Title/).inputValue()) === "Aim after all", "what was typed is lost");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector('h1:has-text("Aim after all")');
    await page.getByRole("link", { name: "Sign in in a new tab" }).waitFor({ state: "detached" });
    await context.close();
});

await journey("who leaves a form with changes is asked, by link and by going back; an unchanged one lets go", async () => {
    const made = await objective("Leaving");
    const { context, page, wrong } = await open("administrator");
    const asked = [];
    let answer = false;
    page.on("dialog", (dialog) => {
        asked.push(dialog.message());
        void (answer ? dialog.accept() : dialog.dismiss());
    });
    await page.goto(`${url}/app/records/objectives`);
    await page.goto(`${url}/app/records/objectives/${made.id}`);
    await page.getByRole("link", { name: "Units", exact: true }).first().waitFor();
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("link", { name: "Board" }).click();
    await page.waitForURL("**/app/board");
    expect(asked.length === 0, "an unchanged form asks");
    await page.goBack();
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel(/^Title/).fill("Typed");
    await page.getByRole("link", { name: "Board" }).click();
    expect(asked.length === 1 && asked[0].includes("not saved"), `it asked ${asked.length} times`);
    expect((await page.getByLabel(/^Title/).inputValue()) === "Typed" && page.url().includes(made.id), "it left all the same");
    await page.evaluate(() => window.history.back());
    await page.waitForFunction((id) => window.location.pathname.includes(id), made.id);
    expect((await page.getByLabel(/^Title/).inputValue()) === "Typed", "going back lost it");
    expect(asked.length === 2, `going back asked ${asked.length - 1} times`);
    answer = true;
    await page.getByRole("link", { name: "Board" }).click();
    await page.waitForURL("**/app/board");
    expect(asked.length === 3, "it did not ask again");
    await page.getByRole("link", { name: "Roadmap" }).click();
    await page.waitForURL("**/app/roadmap");
    expect(asked.length === 3, "it asks about what was given up");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a form that was saved lets go", async () => {
    const made = await objective("Saved");
    const { context, page, wrong } = await open("administrator");
    page.on("dialog", (dialog) => {
        wrong.push(`asked: ${dialog.message()}`);
        void dialog.accept();
    });
    await page.goto(`${url}/app/records/objectives/${made.id}`);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel(/^Title/).fill("Written down");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector('h1:has-text("Written down")');
    await page.getByRole("link", { name: "Board" }).click();
    await page.waitForURL("**/app/board");
    await page.reload();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("Escape in a dialog with changes asks first; one without lets go", async () => {
    const { context, page, wrong } = await open("administrator");
    const asked = [];
    let answer = false;
    page.on("dialog", (dialog) => {
        asked.push(dialog.message());
        void (answer ? dialog.accept() : dialog.dismiss());
    });
    const begin = async () => {
        await page.getByRole("button", { name: "New: Objective" }).first().click();
        await page.getByRole("dialog").getByLabel(/^Title/).waitFor();
    };
    await page.goto(`${url}/app/records/objectives`);
    await begin();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(asked.length === 0, "an unchanged dialog asks");
    await begin();
    await page.getByRole("dialog").getByLabel(/^Title/).fill("Nearly lost");
    await page.keyboard.press("Escape");
    expect(asked.length === 1 && (await page.getByRole("dialog").getByLabel(/^Title/).inputValue()) === "Nearly lost", `${asked.length} questions; what was typed is lost`);
    answer = true;
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(asked.length === 2, "it was lost unasked");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
