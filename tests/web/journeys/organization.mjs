// The organization: units as a tree, people and their accounts, who may what, tokens, the trail of changes, the system.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

const of = async (path, filter) => (await ask("administrator", "GET", `/${path}?filter=${encodeURIComponent(filter)}`)).items;

/** Waits until the server says so. */
async function until(holds, what) {
    for (let tries = 0; tries < 60; tries += 1) {
        if (await holds()) return;
        await new Promise((wait) => setTimeout(wait, 100));
    }
    throw new Error(what);
}

/** The menu of a row, and what to do there. */
async function choose(page, title, what) {
    await page.getByRole("button", { name: `Actions for ${title}` }).click();
    await page.getByRole("menuitem", { name: what, exact: true }).click();
}

/** Types into a box that searches, and takes what it found. */
async function pick(page, label, words, found) {
    const box = page.getByRole("combobox", { name: label });
    await box.click();
    await box.fill(words);
    await page.getByRole("option", { name: found }).click();
}

await journey("a unit is added below another, renamed, moved, retired and deleted, each with a way back", async () => {
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/organization/units`);
    await page.waitForSelector("[role=treegrid] a");
    await choose(page, "Operations", "Add a unit below it");
    await page.getByLabel(/^Name/).fill("Tree journey");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("row", { name: /Tree journey/ });
    await row.waitFor();
    expect((await row.getAttribute("aria-level")) === "2", "it does not stand below");
    await choose(page, "Tree journey", "Rename");
    await page.getByRole("dialog").getByLabel(/Name/).fill("Tree moved");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await choose(page, "Tree moved", "Move");
    await pick(page, "Part of", "Finance", "Finance and controlling");
    await page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const now = async () => (await of("units", "startswith(title,'Tree ')"))[0];
    const finance = (await of("units", "title eq 'Finance and controlling'"))[0].id;
    await until(async () => (await now()).parent === finance, "it was not moved");
    await page.getByRole("button", { name: "Undo" }).first().click();
    await until(async () => (await now()).parent !== finance, "undo moved nothing");
    await page.waitForSelector("[role=row]:has-text('Tree moved')");
    await choose(page, "Tree moved", "Retire");
    await page.getByRole("row", { name: /Tree moved/ }).waitFor({ state: "detached" });
    await page.getByRole("checkbox", { name: /Show retired/ }).check();
    await choose(page, "Tree moved", "Bring back");
    await until(async () => (await now()).isActive, "it is still retired");
    await page.waitForTimeout(300);
    await choose(page, "Tree moved", "Delete");
    await until(async () => (await now()) === undefined, "it was not deleted");
    await page.getByRole("button", { name: "Undo" }).first().click();
    await until(async () => (await now()) !== undefined, "undo brought nothing back");
    await ask("administrator", "DELETE", `/units/${(await now()).id}`, undefined, { "If-Match": `"${(await now()).revision}"` });
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the tree of units is walked, opened and searched by keys", async () => {
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/organization/units`);
    await page.waitForSelector("[role=treegrid] a");
    const current = () => page.evaluate(() => document.activeElement?.querySelector("a")?.textContent);
    await page.locator("[role=row][tabindex='0']").focus();
    await page.keyboard.press("Home");
    expect((await current()) === "Commercial", await current());
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Field service"));
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Commercial"));
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("row", { name: /Field service/ }).waitFor({ state: "detached" });
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Executive office"));
    await page.getByLabel("Search units").fill("ulm");
    await page.waitForFunction(() => document.querySelectorAll("[role=row][data-unit]").length === 2);
    expect((await page.getByRole("button", { name: "New unit" }).count()) === 0, "a viewer may add units");
    await page.locator("[role=row][tabindex='0']").focus();
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Production Ulm"));
    await page.keyboard.press("Enter");
    await page.waitForURL(/records\/units\//);
    await context.close();
});
