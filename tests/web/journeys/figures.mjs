// Figures are read in the language of the page, and nothing else is read into them.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

async function inLanguage(language) {
    const opened = await open("administrator");
    await opened.context.addInitScript((wanted) => localStorage.setItem("language", wanted), language);
    return opened;
}

async function resultWithTarget(target) {
    const { items } = await ask("administrator", "GET", "/programs?top=1&orderby=title");
    return ask("administrator", "POST", "/key-results", { title: "Hours to the first answer", program: items[0].id, unit: "h", direction: "decrease", target });
}

for (const [language, refused, right, ask_] of [
    ["de", "10.5", "10,5", { edit: "Bearbeiten", save: "Speichern", field: /^Zielwert/, said: "Schreiben Sie 10,5." }],
    ["en", "10,5", "10.5", { edit: "Edit", save: "Save", field: /^Target/, said: "Write 10.5." }],
]) {
    await journey(`a figure in another hand is refused at its field in ${language}, and kept as typed`, async () => {
        const made = await resultWithTarget(8);
        const { context, page, wrong } = await inLanguage(language);
        await page.goto(`${url}/app/records/key-results/${made.id}`);
        await page.getByRole("button", { name: ask_.edit, exact: true }).click();
        const field = page.getByLabel(ask_.field).first();
        await field.fill(refused);
        await page.getByRole("button", { name: ask_.save, exact: true }).click();
        await page.getByText(ask_.said).waitFor();
        expect((await field.inputValue()) === refused, "what was typed is gone");
        expect((await ask("administrator", "GET", `/key-results/${made.id}`)).target === 8, "it was stored");
        await field.fill(right);
        await page.getByText(ask_.said).waitFor({ state: "detached" });
        await page.getByRole("button", { name: ask_.save, exact: true }).click();
        await page.getByRole("button", { name: ask_.edit, exact: true }).waitFor();
        const { target } = await ask("administrator", "GET", `/key-results/${made.id}`);
        expect(target === 10.5, `${target} was stored`);
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    });
}

await journey("a filter by a figure in another hand asks for nothing, and says how to write it", async () => {
    const { context, page } = await inLanguage("de");
    await page.goto(`${url}/app/records/key-results?filter=${encodeURIComponent("target ge 1")}`);
    await page.getByRole("button", { name: "Filtern", exact: true }).click();
    const value = page.getByLabel("Wert", { exact: false }).first();
    await value.fill("10.5");
    await value.blur();
    await page.getByText("Schreiben Sie 10,5.").waitFor();
    expect(!page.url().includes("10.5"), page.url());
    await value.fill("10,5");
    await page.waitForURL(/10\.5/);
    await context.close();
});

await journey("a check-in in another hand is not sent, and says how to write it", async () => {
    const { items } = await ask("administrator", "GET", `/key-results?filter=${encodeURIComponent("status eq 'active'")}&top=1&orderby=title`);
    // a figure is typed where nothing measures it
    const [{ measure, ...result }] = items;
    const freed = await ask("administrator", "PATCH", `/key-results/${result.id}`, { measure: null }, { "If-Match": `"${result.revision}"` });
    const { context, page } = await inLanguage("de");
    await page.goto(`${url}/app/records/key-results/${result.id}`);
    await page.getByRole("button", { name: "Stand melden" }).click();
    await page.getByLabel(/^Stand jetzt|^Wert jetzt/).fill("10.5");
    await page.getByText("Schreiben Sie 10,5.").waitFor();
    await page.locator("button:disabled").filter({ hasText: /speichern/i }).waitFor();
    await page.getByLabel(/^Stand jetzt|^Wert jetzt/).fill("10,5");
    await page.locator("button:enabled").filter({ hasText: /speichern/i }).waitFor();
    await ask("administrator", "PATCH", `/key-results/${result.id}`, { measure }, { "If-Match": `"${freed.revision}"` });
    await context.close();
});
