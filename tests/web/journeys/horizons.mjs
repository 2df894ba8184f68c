// A horizon has one name, wherever it stands: that of the record type.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

await journey("a horizon has the same name on the board, the strategy, the roadmap, in Triage, in lists and for the import", async () => {
    const type = (await ask("viewer", "GET", "/metadata")).items.find(({ collection }) => collection === "initiatives");
    const labels = type.fields.find(({ name }) => name === "horizon").options.map(({ label }) => label);
    expect(labels.join() === "Immediate,Next year,Next three years", labels.join());
    const [program] = (await ask("viewer", "GET", "/programs?filter=title eq 'Build it ourselves'")).items;
    for (const [language, names] of [["en", labels], ["de", ["Jetzt", "Nächstes Jahr", "Nächste drei Jahre"]]]) {
        const { context, page, wrong } = await open("program-lead");
        await context.addInitScript((wanted) => localStorage.setItem("language", wanted), language);
        const isThere = async (path, sign) => {
            await page.goto(`${url}/app/${path}`);
            await page.waitForSelector(sign);
            await page.getByText(names[0], { exact: false }).first().waitFor();
            const words = await page.locator("main").innerText();
            expect(words.includes(names[0]) && !/\bNow\b/.test(words), `${path} (${language}): ${words.slice(0, 200)}`);
        };
        await isThere(`board/${program.id}`, "main ol li");
        await isThere(`strategy/${program.id}`, "main article");
        await isThere(`roadmap/${program.id}`, "main ol li a");
        await isThere(`triage/${program.id}`, "main [role=rowheader]");
        await isThere("records/initiatives?columns=title,horizon&filter=horizon eq 'immediate'", "main [role=cell] a");
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    }
    // what is copied out of the pages is taken in again
    const rows = await ask("program-lead", "POST", "/initiatives", { program: program.id, title: "Taken in again", horizon: "immediate" });
    const { context, page } = await open("program-lead");
    await page.goto(`${url}/app/records/initiatives/import`);
    await page.locator("textarea").fill(`id,title,horizon\n${rows.id},Taken in again,Next year\n`);
    await page.getByRole("button", { name: "See what would happen" }).click();
    await page.getByText("Next year").first().waitFor();
    expect((await page.getByText("cannot be").count()) === 0, "the import refuses what the pages show");
    await context.close();
});
