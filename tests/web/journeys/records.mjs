// Any record: conflicts, mistakes, undo, and what one may not.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

await journey("two people change the same field: one is asked, nothing is lost", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Before", description: "Old words" });
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Title", { exact: false }).first().fill("Mine");
    await page.route("**/api/v1/events", (route) => route.abort());
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

await journey("an open form says that somebody else has just changed its record, and takes it in before one saves", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Watched", description: "Old words" });
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Title", { exact: false }).first().fill("Watched by me");
    const changed = await ask("program-lead", "PATCH", `/priorities/${made.id}`, { description: "New words" }, { "If-Match": `"${made.revision}"` });
    const said = page.getByRole("status").filter({ hasText: "changed this" });
    await said.getByText("Journey program-lead").waitFor();
    await said.getByRole("button", { name: "See what changed" }).click();
    const region = page.getByRole("region", { name: "What was changed meanwhile" });
    await region.getByText("New words").waitFor();
    await said.waitFor({ state: "detached" });
    expect((await page.getByLabel("Description", { exact: false }).first().inputValue()) === "New words", "the change is not in the form");
    expect((await page.getByLabel("Title", { exact: false }).first().inputValue()) === "Watched by me", "what was typed is lost");
    await ask("program-lead", "PATCH", `/priorities/${made.id}`, { title: "Watched by them" }, { "If-Match": `"${changed.revision}"` });
    await said.getByRole("button", { name: "See what changed" }).click();
    await page.waitForSelector("text=Somebody changed the same at the same time");
    await page.getByLabel(/Mine:/).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector('h1:has-text("Watched by me")');
    expect((await ask("administrator", "GET", `/priorities/${made.id}`)).description === "New words", "their change is lost");
    expect(wrong.length === 0, wrong.join("; "));
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
    await page.waitForSelector('h2:has-text("“Deleted by mistake” was deleted.")');
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

await journey("what was deleted long ago is restored from its page, by those who may alone", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Gone since long" });
    await ask("administrator", "DELETE", `/priorities/${made.id}`, undefined, { "If-Match": "*" });
    const viewer = await open("viewer");
    await viewer.page.goto(`${url}/app/records/priorities/${made.id}`);
    await viewer.page.waitForSelector("text=“Gone since long” was deleted.");
    expect((await viewer.page.getByRole("button", { name: "Restore" }).count()) === 0, "a viewer may restore");
    await viewer.context.close();
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    await page.getByRole("button", { name: "Restore" }).click();
    await page.waitForSelector('h1:has-text("Gone since long")');
    await page.goto(`${url}/app/records/priorities/${"0".repeat(8)}-0000-7000-8000-${"0".repeat(12)}`);
    await page.waitForSelector("text=There is no such record");
    expect((await page.getByRole("button", { name: "Restore" }).count()) === 0, "what never was can be restored");
    await context.close();
});

await journey("deleted records are listed and come back from there", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Listed as deleted" });
    await ask("administrator", "DELETE", `/priorities/${made.id}`, undefined, { "If-Match": "*" });
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/priorities`);
    await page.getByRole("link", { name: "Deleted", exact: true }).click();
    await page.getByRole("button", { name: "Restore “Listed as deleted”" }).click();
    await page.waitForSelector("text=“Listed as deleted” is back.");
    await page.getByRole("link", { name: "Listed as deleted" }).waitFor({ state: "detached" });
    const back = await ask("administrator", "GET", `/priorities/${made.id}`);
    expect(back.title === "Listed as deleted", JSON.stringify(back));
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
    const viewer = await open("viewer");
    await viewer.page.goto(`${url}/app/records/priorities`);
    await viewer.page.waitForSelector("main [role=cell] a");
    expect((await viewer.page.getByRole("link", { name: "Deleted", exact: true }).count()) === 0, "a viewer finds the way");
    await viewer.page.goto(`${url}/app/records/priorities/deleted`);
    await viewer.page.waitForSelector("text=You may not restore these");
    await viewer.context.close();
});

await journey("an earlier version comes back with one click, and undo takes that back", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "First words", description: "One" });
    await ask("administrator", "PATCH", `/priorities/${made.id}`, { title: "Second words", description: null }, { "If-Match": `"${made.revision}"` });
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    await page.getByRole("heading", { name: "History" }).waitFor();
    expect((await page.getByRole("button", { name: "Bring this version back" }).count()) === 1, "the version of now can be brought back");
    await page.getByRole("button", { name: "Bring this version back" }).click();
    await page.waitForSelector('h1:has-text("First words")');
    const back = await ask("administrator", "GET", `/priorities/${made.id}`);
    expect(back.description === "One", JSON.stringify(back));
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForSelector('h1:has-text("Second words")');
    const again = await ask("administrator", "GET", `/priorities/${made.id}`);
    expect(again.description === undefined || again.description === null, JSON.stringify(again));
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
    const viewer = await open("viewer");
    await viewer.page.goto(`${url}/app/records/priorities/${made.id}`);
    await viewer.page.getByRole("heading", { name: "History" }).waitFor();
    expect((await viewer.page.getByRole("button", { name: "Bring this version back" }).count()) === 0, "a viewer may bring it back");
    await viewer.context.close();
});

await journey("a form asks first for what the type declares, in that order", async () => {
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/key-results`);
    await page.getByRole("button", { name: "New: Key result" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(/^Title/).waitFor();
    const labels = (await dialog.locator("form label").allTextContents()).map((label) => label.replace("*", "").trim());
    const places = ["Program", "Title", "Objectives", "Kind", "Unit", "Direction", "Baseline", "Target", "Deadline"].map((label) => labels.indexOf(label));
    expect(places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1])), `${labels}`);
    for (const later of ["Weight", "Place", "Evidence"]) expect(!labels.includes(later), `${later} comes at first`);
    await dialog.getByRole("button", { name: /more fields/ }).click();
    await dialog.getByLabel("Weight").waitFor();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("2 fields need another look.").waitFor();
    await context.close();
});

await journey("a check-in in a list says what it is about, and its figure has a unit", async () => {
    const counted = await ask("viewer", "GET", `/key-results?filter=${encodeURIComponent("status eq 'active' and unit eq 'days'")}&top=1&orderby=title`);
    const said = await ask("administrator", "POST", "/check-ins", { keyResult: counted.items[0].id, value: 12.5, confidence: 60 });
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/records/check-ins?filter=${encodeURIComponent(`id eq '${said.id}'`)}`);
    const name = await page.locator("main [role=cell] a").first().getAttribute("title");
    expect(name?.startsWith(`${counted.items[0].title} · `) && name.endsWith("12.5\u00a0days"), `${name}`);
    const { items } = await ask("viewer", "GET", `/key-results?filter=${encodeURIComponent("unit ne null and target ne null")}&orderby=title&top=1`);
    await page.goto(`${url}/app/records/key-results/${items[0].id}`);
    await page.getByText("All fields").click();
    const target = await page.locator("main details dl > div", { has: page.locator("dt", { hasText: /^Target$/ }) }).locator("dd").textContent();
    expect(!/^[\d.,-]+$/.test(target ?? ""), `the target is ${target}`);
    await ask("administrator", "DELETE", `/check-ins/${said.id}`, undefined, { "If-Match": "*" });
    await context.close();
});
