// Records in long lists: filter, columns and views in the address, cells and many records at once, sheets out and in.

import { readFileSync } from "node:fs";

import { ask, expect, journey, open, url } from "../support/ground.mjs";

const list = async (page, path) => {
    await page.goto(`${url}/app/records/${path}`);
    await page.waitForSelector("main [role=cell] a");
};

/** Three priorities of a journey of their own. */
async function three(word) {
    for (const title of ["one", "two", "three"]) await ask("administrator", "POST", "/priorities", { title: `${word} ${title}` });
    return `priorities?filter=${encodeURIComponent(`startswith(title,'${word} ')`)}`;
}

await journey("a filter is built from rows, stands in the address and is there for whoever opens the link", async () => {
    await three("Filtered");
    const { context, page, wrong } = await open("administrator");
    await list(page, "priorities");
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByLabel("Comparison").click();
    await page.getByRole("option", { name: "begins with" }).click();
    await page.getByLabel("Value").fill("Filtered t");
    await page.waitForSelector("text=/^2 records$/");
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Description" }).check();
    await page.keyboard.press("Escape");
    await page.waitForSelector("[role=columnheader]:has-text('Description')");
    const link = page.url();
    expect(link.includes("filter=startswith") && link.includes("columns="), link);
    const other = await open("viewer");
    await other.page.goto(link);
    await other.page.waitForSelector("text=/^2 records$/");
    await other.page.waitForSelector("[role=columnheader]:has-text('Description')");
    expect(wrong.length === 0, wrong.join("; "));
    await other.context.close();
    await context.close();
});

await journey("a filter begins with a condition that waits for its field, and Escape closes it", async () => {
    const { context, page, wrong } = await open("administrator");
    await list(page, "priorities");
    const [filter, panel, field] = [page.getByRole("button", { name: "Filter", exact: true }), page.getByRole("region", { name: "Filter" }), page.getByRole("combobox", { name: "Field" })];
    const isFocused = (one) => one.evaluate((element) => element === document.activeElement);
    await filter.focus();
    await page.keyboard.press("Enter");
    await field.waitFor();
    expect(await isFocused(field), "the picker of the field has not the focus");
    expect(!page.url().includes("filter="), page.url());
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "Description" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("option", { name: "Description" }).waitFor({ state: "detached" });
    expect((await panel.count()) === 1, "Escape in a picker closed the whole filter");
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    expect(await isFocused(filter), "the focus did not go back to the button");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a view is saved and opened again", async () => {
    const path = await three("Viewed");
    const { context, page } = await open("member");
    await list(page, path);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByLabel("Name of this view").fill("Three of mine");
    await page.getByRole("button", { name: "Save the view" }).click();
    await page.getByRole("link", { name: "Three of mine" }).waitFor();
    await page.goto(`${url}/app/records/priorities`);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("link", { name: "Three of mine" }).click();
    await page.waitForSelector("text=/^3 records$/");
    await context.close();
});

await journey("a cell is edited where it stands, by keyboard, with its mistake at the cell", async () => {
    const path = await three("Edited");
    const { context, page } = await open("administrator");
    await list(page, path);
    await page.locator("[data-place='0:0']").focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.activeElement?.dataset.place === "1:0");
    await page.keyboard.press("Enter");
    const box = page.getByRole("textbox", { name: /Title/ });
    await box.fill("x".repeat(400));
    await page.keyboard.press("Enter");
    await page.waitForSelector("[role=alert]:has-text('300'), [role=alert]:has-text('200')");
    await box.fill("Edited in its cell");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[role=cell] a:has-text('Edited in its cell')");
    await page.locator("[data-place='0:0']").focus();
    await page.keyboard.press("Enter");
    await box.fill("Never kept");
    await page.keyboard.press("Escape");
    await box.waitFor({ state: "detached" });
    expect((await page.getByText("Never kept").count()) === 0, "Escape kept it");
    await context.close();
});

await journey("a cell that somebody else changed leads to the choice between both", async () => {
    const path = await three("Contested");
    const { context, page } = await open("administrator");
    await list(page, path);
    const row = await ask("administrator", "GET", `/priorities?filter=${encodeURIComponent("title eq 'Contested one'")}`);
    await page.locator("[role=cell]:has-text('Contested one')").dblclick({ position: { x: 200, y: 10 } });
    await page.getByRole("textbox", { name: /Title/ }).fill("Contested mine");
    await page.route("**/api/v1/events", (route) => route.abort());
    await ask("administrator", "PATCH", `/priorities/${row.items[0].id}`, { title: "Contested theirs" }, { "If-Match": `"${row.items[0].revision}"` });
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=Somebody changed the same at the same time");
    await page.getByLabel(/Contested mine/).check();
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.waitForSelector("[role=cell] a:has-text('Contested mine')");
    await context.close();
});

await journey("several records get one value, and undo takes it back", async () => {
    const path = await three("Together");
    const { context, page } = await open("administrator");
    await list(page, path);
    await page.getByRole("checkbox", { name: /Choose all/ }).check();
    await page.getByText("3 records chosen").waitFor();
    await page.getByLabel("Set the field").click();
    await page.getByRole("option", { name: "Description" }).click();
    await page.getByLabel("to", { exact: true }).fill("Said of all three");
    await page.getByRole("button", { name: "Change 3 records" }).click();
    await page.waitForSelector("text=3 records were changed");
    const of = async () => (await ask("administrator", "GET", path.replace("priorities", "/priorities"))).items.map((one) => one.description ?? null);
    expect((await of()).every((one) => one === "Said of all three"), "not all were changed");
    await page.getByRole("button", { name: "Undo" }).click();
    for (let tries = 0; tries < 40 && (await of()).some((one) => one !== null); tries += 1) await page.waitForTimeout(100);
    expect((await of()).every((one) => one === null), "undo left something");
    await context.close();
});

await journey("import with errors: each stands at its cell, the rest goes in, undo takes it back", async () => {
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/units/import`);
    await page.getByLabel(/paste rows/).fill("Name\tHeadcount\tKind\tRemark\nImported one\t12\tteam\tx\nImported two\tmany\tTeam\t\nImported three\t1.200,0\tTem\t\n");
    await page.getByRole("button", { name: "See what would happen" }).click();
    await page.waitForSelector("text=New: 1 · changed: 0 · the same: 0 · with mistakes: 2");
    await page.waitForSelector("td:has-text('B3')");
    await page.waitForSelector("td:has-text('Did you mean \"Team\"')");
    await page.getByText("No field has this name").waitFor();
    await page.getByRole("button", { name: "Import the one without mistakes" }).click();
    await page.waitForSelector("text=The sheet was imported");
    const count = async () => (await ask("administrator", "GET", `/units?filter=${encodeURIComponent("startswith(title,'Imported ')")}&count=true`)).count;
    expect((await count()) === 1, "not just one was imported");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForSelector("text=The import was taken back");
    expect((await count()) === 0, "undo left something");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("what is exported as a workbook can be imported again and changes nothing", async () => {
    const { context, page } = await open("administrator");
    await list(page, "units");
    await page.getByRole("button", { name: "Export" }).click();
    const waiting = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "Excel, all fields" }).click();
    const file = await (await waiting).path();
    await page.goto(`${url}/app/records/units/import`);
    await page.locator("input[type=file]").setInputFiles(file);
    await page.waitForSelector("text=/New: 0 · changed: 0 · the same: \\d+ · with mistakes: 0/");
    await context.close();
});

await journey("a viewer may export, and neither import nor choose", async () => {
    const { context, page } = await open("viewer");
    await list(page, "units");
    await page.getByRole("button", { name: "Export" }).waitFor();
    expect((await page.getByRole("link", { name: "Import" }).count()) === 0, "a viewer may not import");
    expect((await page.getByRole("checkbox").count()) === 0, "a viewer may not choose");
    await context.close();
});

await journey("an import begins with a template that has every column to fill in, and comes back filled", async () => {
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/import`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download a template (CSV)" }).click()]);
    expect(download.suggestedFilename().endsWith(".csv"), download.suggestedFilename());
    const text = readFileSync(await download.path(), "utf8").replace(/^\ufeff/, "");
    const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("sep="));
    const { items } = await ask("administrator", "GET", "/metadata");
    const { fields } = items.find(({ collection }) => collection === "priorities");
    expect(lines.length === 1, `the template has ${lines.length} lines`);
    const split = lines[0].includes(";") ? ";" : ",";
    const heading = lines[0].split(split);
    const labels = fields.filter(({ readOnly }) => !readOnly).map(({ label }) => label);
    expect(heading.join("|") === labels.join("|"), `${heading.join("|")} instead of ${labels.join("|")}`);
    await page.getByLabel("Or paste rows from a spreadsheet").fill(`${lines[0]}\n${heading.map((label) => (label === "Title" ? "By template" : "")).join(split)}`);
    await page.getByRole("button", { name: "See what would happen" }).click();
    await page.getByText("New: 1 · changed: 0 · the same: 0 · with mistakes: 0").waitFor();
    await page.getByRole("button", { name: "Import one record" }).click();
    await page.getByText("The sheet was imported").waitFor();
    expect((await ask("administrator", "GET", `/priorities?filter=${encodeURIComponent("title eq 'By template'")}`)).items.length === 1, "nothing was imported");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
