// Saying where a key result stands.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

/** An active key result of the program that Today is about, owned by the member from now on. */
async function ownedResult() {
    const { person } = await ask("member", "GET", "/me");
    const programs = await ask("administrator", "GET", "/programs?orderby=title&top=200");
    const program = programs.items.find(({ status }) => status === "active");
    const { parts } = await ask("administrator", "GET", `/programs/${program.id}/progress`);
    const result = parts.flatMap((part) => part.parts ?? [part]).flatMap((part) => part.keyResults ?? [])[0];
    const record = await ask("administrator", "GET", `/key-results/${result.id}`);
    return ask("administrator", "PATCH", `/key-results/${result.id}`, { owner: person }, { "If-Match": `"${record.revision}"` });
}

await journey("a check-in by the owner is seen live by the sponsor", async () => {
    const record = await ownedResult();
    const owner = await open("member");
    const sponsor = await open("viewer");
    await sponsor.page.goto(`${url}/app/strategy`);
    await sponsor.page.waitForSelector(`main :text("${record.title}")`);
    await owner.page.goto(`${url}/app/`);
    const item = owner.page.locator("main li", { hasText: record.title }).first();
    await item.getByRole("button", { name: "Check in" }).click();
    await owner.page.getByLabel(/Value now/).fill("123.45");
    await owner.page.getByLabel(/What happened/).fill("Counted on the floor.");
    await owner.page.getByRole("button", { name: "Save the check-in" }).click();
    await item.getByLabel(/Value now/).waitFor({ state: "detached" });
    const [kept] = (await ask("member", "GET", `/check-ins?filter=${encodeURIComponent(`keyResult eq '${record.id}'`)}&orderby=createdAt desc&top=1`)).items;
    expect(kept.value === 123.45 && kept.confidence === 70 && kept.note === "Counted on the floor.", JSON.stringify(kept));
    await sponsor.page.waitForSelector(`main :text-matches("123")`, { timeout: 5000 });
    expect(owner.wrong.length + sponsor.wrong.length === 0, [...owner.wrong, ...sponsor.wrong].join("; "));
    await owner.context.close();
    await sponsor.context.close();
});

await journey("what is no number is not sent", async () => {
    const { context, page } = await open("member");
    await page.goto(`${url}/app/`);
    await page.getByRole("button", { name: "Check in" }).first().click();
    await page.getByLabel(/Value now/).fill("many");
    await page.waitForSelector("text=Write a number, such as 1,234.5.");
    expect(await page.getByRole("button", { name: "Save the check-in" }).isDisabled(), "it could be sent");
    await context.close();
});
