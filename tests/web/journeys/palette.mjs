// Finding anything by keys.

import { ask, expect, journey, open, url, violations } from "../support/ground.mjs";

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

await journey("the palette searches every collection that one may read, and says why and where", async () => {
    const { items } = await ask("administrator", "GET", "/barriers?top=1&orderby=title&select=title");
    const unit = await ask("administrator", "POST", "/units", { title: "Palette works", code: "PLW" });
    await ask("administrator", "POST", "/people", { title: "Twin Name", unit: unit.id, jobTitle: "Ocelot keeper" });
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/`);
    await page.waitForSelector("h1");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill(items[0].title);
    await page.locator("[role=option]", { hasText: items[0].title }).filter({ hasText: "Barrier" }).waitFor();
    await page.getByRole("combobox").fill("ocelot");
    await page.locator("[role=option]", { hasText: "Twin Name" }).filter({ hasText: "Palette works" }).filter({ hasText: "Job title: Ocelot keeper" }).waitFor();
    await page.getByRole("combobox").fill("one two three four five six seven eight nine ten");
    await page.waitForSelector("text=Nothing found.");
    await page.getByRole("combobox").fill("...");
    await page.waitForSelector("text=Nothing found.");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the palette does what one asks of it, and offers nobody what they may not", async () => {
    const { context, page, wrong } = await open("administrator");
    const ask_ = async (words, option) => {
        // a dialog that is just leaving takes the keys for a moment
        for (let tries = 0; tries < 5 && !(await page.getByRole("combobox").isVisible()); ++tries) {
            await page.keyboard.press("Control+k");
            await page.getByRole("combobox").waitFor({ timeout: 2000 }).catch(() => {});
        }
        await page.getByRole("combobox").fill(words);
        await page.locator("[role=option]", { hasText: option }).first().click();
    };
    await page.goto(`${url}/app/`);
    await page.waitForSelector("h1");
    await ask_("dark", "Look: Dark");
    await page.waitForSelector("[data-look=dark]");
    await ask_("light", "Look: Light");
    await page.waitForSelector("[data-look=light]");
    await ask_("keys", "Keys");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await ask_("new objective", "New: Objective");
    await page.getByRole("dialog", { name: "New: Objective" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await ask_("deutsch", "Language: Deutsch");
    await page.waitForSelector("html[lang=de]");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
    const viewer = await open("viewer");
    await viewer.page.goto(`${url}/app/`);
    await viewer.page.waitForSelector("h1");
    await viewer.page.keyboard.press("Control+k");
    await viewer.page.getByRole("combobox").fill("new");
    await viewer.page.waitForLoadState("networkidle");
    expect((await viewer.page.locator("[role=option]", { hasText: "New: Objective" }).count()) === 0, "a viewer may make one");
    await viewer.context.close();
});

for (const [language, said] of [
    ["en", { title: "Keys", close: "Close", places: ["Everywhere", "In lists", "On the board, on an initiative", "In triage", "In the tree of units", "While presenting"], undo: "Ctrl+Z Undo", rename: "F2 Rename it" }],
    ["de", { title: "Tasten", close: "Schließen", places: ["Überall", "In Listen", "Auf der Tafel, auf einer Initiative", "In der Sichtung", "Im Baum der Einheiten", "Beim Vorführen"], undo: "Strg+Z Rückgängig machen", rename: "F2 Umbenennen" }],
])
    await journey(`the keys of every place are listed by place in ${language}`, async () => {
        const { context, page, wrong } = await open("viewer", { viewport: { width: 390, height: 844 } });
        await context.addInitScript((wanted) => localStorage.setItem("language", wanted), language);
        await page.goto(`${url}/app/`);
        await page.waitForSelector("h1");
        await page.locator("h1").click();
        await page.keyboard.press("?");
        const dialog = page.getByRole("dialog", { name: said.title });
        await dialog.waitFor();
        const places = await dialog.getByRole("heading", { level: 3 }).allInnerTexts();
        expect(places.join("|") === said.places.join("|"), places.join("|"));
        const lines = await dialog.locator("dl > div").evaluateAll((all) => all.map((one) => [...one.children].map(({ innerText }) => innerText.replaceAll(/\s+/g, " ").trim()).join(" ")));
        for (const line of [said.undo, said.rename]) expect(lines.includes(line), `${line} is not in ${lines.join("; ")}`);
        expect(!lines.some((line) => line.includes("keys.")), lines.join("; "));
        const found = await violations(page);
        expect(found.length === 0, found.join("; "));
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    });
