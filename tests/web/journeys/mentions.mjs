// Somebody is mentioned in a remark, and told of it.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

await journey("an @ offers people, keys choose one, and that person is told", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Talked about" });
    const { person } = await ask("member", "GET", "/me");
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    const box = page.getByRole("textbox", { name: "Write a remark" });
    await box.pressSequentially("Please look, @Journey mem");
    await page.locator('[role=option][aria-selected="true"]', { hasText: "Journey member" }).waitFor();
    await page.keyboard.press("Enter");
    expect((await box.inputValue()) === "Please look, @Journey member ", await box.inputValue());
    await box.pressSequentially("today");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("link", { name: "@Journey member" }).waitFor();
    const [kept] = (await ask("administrator", "GET", `/comments?filter=${encodeURIComponent(`subject eq 'priorities/${made.id}'`)}`)).items;
    expect(kept.mentions?.length === 1 && kept.mentions[0] === person, JSON.stringify(kept));
    const { items } = await ask("member", "GET", "/notifications?orderby=createdAt desc&top=20");
    expect(items.some((one) => JSON.stringify(one).includes(made.id) || JSON.stringify(one).includes(kept.id)), "nobody was told");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("an @ that is no mention stays text, and Escape lets it be", async () => {
    const made = await ask("administrator", "POST", "/priorities", { title: "Nobody is meant" });
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/priorities/${made.id}`);
    const box = page.getByRole("textbox", { name: "Write a remark" });
    await box.pressSequentially("Mail @Journey");
    await page.getByRole("listbox").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("listbox").waitFor({ state: "detached" });
    await box.fill("Mail member@journey.example, @ Journey member");
    expect((await page.getByRole("listbox").count()) === 0, "an address offers people");
    const saved = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.status() < 300);
    await page.getByRole("button", { name: "Send" }).click();
    await saved;
    await page.getByText("Mail member@journey.example").waitFor();
    const [kept] = (await ask("administrator", "GET", `/comments?filter=${encodeURIComponent(`subject eq 'priorities/${made.id}'`)}`)).items;
    expect((kept.mentions ?? []).length === 0, JSON.stringify(kept));
    await context.close();
});
