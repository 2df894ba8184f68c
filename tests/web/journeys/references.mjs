// What is typed into a field that leads to another record: names, parts of names, and what names nothing.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

/** The form of a new objective in a program of its own. */
async function form(title) {
    const program = await ask("administrator", "POST", "/programs", { title });
    const made = await ask("administrator", "POST", "/objectives", { program: program.id, title: `Aim of ${title}` });
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/objectives/${made.id}`);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    return { context, page, made, owner: page.getByRole("combobox", { name: /^Owner/ }), save: page.getByRole("button", { name: "Save", exact: true }) };
}

await journey("a reference: a text that names nobody stays, is marked, and holds the save", async () => {
    const { context, page, made, owner, save } = await form("Reference unmet");
    await owner.click();
    await owner.pressSequentially("Zacharias Nowhere");
    await page.getByText("Nothing found").waitFor();
    await owner.press("Tab");
    await page.getByText("Nobody is called “Zacharias Nowhere”").waitFor();
    expect((await owner.inputValue()) === "Zacharias Nowhere", "what was typed is gone");
    await save.click();
    await page.waitForTimeout(300);
    expect(await save.isVisible(), "the form was saved without what was typed");
    expect((await owner.getAttribute("aria-invalid")) === "true", "the field is not marked");
    expect((await ask("administrator", "GET", `/objectives/${made.id}`)).owner == null, "an owner was saved");
    await context.close();
});

await journey("a reference: a whole name is taken without a click, and an emptied field leads nowhere", async () => {
    const person = await ask("administrator", "POST", "/people", { title: "Philippa Referenced", email: "philippa.referenced@example.com" });
    const { context, page, made, owner, save } = await form("Reference met");
    await owner.click();
    await owner.pressSequentially("philippa referenced");
    await page.getByRole("option", { name: "Philippa Referenced" }).waitFor();
    await save.click();
    await save.waitFor({ state: "detached" });
    expect((await ask("administrator", "GET", `/objectives/${made.id}`)).owner === person.id, "the name was not taken");
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await owner.fill("");
    await save.click();
    await save.waitFor({ state: "detached" });
    expect((await ask("administrator", "GET", `/objectives/${made.id}`)).owner == null, "the emptied field still leads to somebody");
    await context.close();
});

await journey("C37: the strategy shows how an initiative was last said to stand, and its slides too", async () => {
    const { person } = await ask("member", "GET", "/me");
    const program = await ask("administrator", "POST", "/programs", { title: "Words on the strategy" });
    const aim = await ask("administrator", "POST", "/objectives", { program: program.id, title: "Makers everywhere", owner: person });
    const result = await ask("administrator", "POST", "/key-results", { program: program.id, objectives: [aim.id], title: "Makers at work", kind: "count", unit: "makers", direction: "increase", owner: person, baseline: 2, baselineDate: "2026-01-01", baselineSource: "A count", target: 12, startDate: "2026-01-01", deadline: "2030-12-31" });
    await ask("administrator", "POST", `/key-results/${result.id}/activate`, {});
    const made = [];
    for (const [rank, title] of [[1, "Teach the makers"], [2, "Nobody said anything"]]) {
        const item = await ask("administrator", "POST", "/initiatives", { program: program.id, title, owner: person, horizon: "immediate", nextStep: "Begin", nextStepDate: new Date().toISOString().slice(0, 10), rank });
        await ask("administrator", "POST", "/links", { initiative: item.id, keyResult: result.id, effect: 3, mechanism: "By counting." });
        made.push(await ask("administrator", "POST", `/initiatives/${item.id}/activate`, {}));
    }
    const [item] = made;
    await ask("administrator", "POST", "/check-ins", { initiative: item.id, date: new Date().toISOString().slice(0, 10), status: "off-track", confidence: 3 });
    const { context, page } = await open("administrator");
    for (const path of [`/app/strategy/${program.id}`, `/app/present/${program.id}`]) {
        await page.goto(`${url}${path}`);
        if (path.includes("/present/")) {
            await page.locator("main h1").waitFor();
            await page.keyboard.press("End");
        }
        const card = page.getByRole("listitem").filter({ hasText: "Teach the makers" }).last();
        await card.getByText("Off track").waitFor();
        const other = page.getByRole("listitem").filter({ hasText: "Nobody said anything" }).last();
        expect((await other.getByText(/track|At risk/).count()) === 0, `${path}: an initiative stands as nobody said`);
    }
    await context.close();
});
