// Any record: conflicts, mistakes, undo, and what one may not.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

await journey("two people change the same field: one is asked, nothing is lost", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Before", description: "Old words" });
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Title", { exact: false }).first().fill("Mine");
    await ask("administrator", "PATCH", `/priorities/${made.id}`, { title: "Theirs", description: "New words" }, { "If-Match": `"${made.revision}"` });
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector("text=Somebody changed the same at the same time");
    expect(await page.getByRole("button", { name: "Save" }).isDisabled(), "it could be saved without a choice");
    await page.getByLabel(/Mine:/).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector('h1:has-text("Mine")');
    const after = await ask("administrator", "GET", `/priorities/${made.id}`);
    expect(after.title === "Mine" && after.description === "New words", JSON.stringify(after));
    await context.close();
});

await journey("a mistake stands at its field, and what was typed stays", async () => {
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/priorities`);
    await page.getByRole("button", { name: "New: Priority" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText(/Title/).first().waitFor();
    await dialog.locator("[role=alert]").first().waitFor();
    await dialog.getByLabel(/^Title/).fill("Made in a journey");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector('h1:has-text("Made in a journey")');
    await context.close();
});

await journey("what was deleted comes back with one click", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Deleted by mistake" });
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    await page.getByRole("button", { name: "Delete" }).click();
    await page.waitForSelector("text=This record was deleted");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForSelector('h1:has-text("Deleted by mistake")');
    await context.close();
});

await journey("a viewer finds no button that they may not use", async () => {
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/records/priorities`);
    await page.waitForSelector("main [role=cell] a");
    expect((await page.getByRole("button", { name: /^New/ }).count()) === 0, "a viewer may not make one");
    await page.click("main [role=cell] a");
    await page.waitForSelector("main dl");
    expect((await page.getByRole("button", { name: /Edit|Delete/ }).count()) === 0, "a viewer may not change it");
    await context.close();
});

await journey("a view is kept, shared, used by a colleague, and deleted with a way back", async () => {
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/records/units?order=-title`);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByLabel("Name of this view").fill("Backwards");
    await page.getByRole("button", { name: "Save the view" }).click();
    await page.getByRole("link", { name: "Backwards" }).waitFor();
    const other = await open("viewer");
    await other.page.goto(`${url}/app/records/units`);
    await other.page.getByRole("button", { name: "Views" }).click();
    await other.page.waitForSelector("text=No views are saved");
    await page.getByRole("checkbox", { name: "The view Backwards for all" }).click();
    await other.page.getByRole("link", { name: "Backwards" }).click();
    await other.page.waitForURL(/order=-title/);
    expect(other.wrong.length === 0, other.wrong.join("; "));
    await other.context.close();
    await page.getByRole("button", { name: "Delete the view Backwards" }).click();
    await page.getByRole("link", { name: "Backwards" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("link", { name: "Backwards" }).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
