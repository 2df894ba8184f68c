// Units and objectives: who contributes what.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

async function twoUnits(title) {
    const units = [];
    for (const name of ["North", "South"]) units.push(await ask("administrator", "POST", "/units", { title: `${name} of ${title}` }));
    const program = await ask("administrator", "POST", "/programs", { title, units: units.map(({ id }) => id) });
    const objective = await ask("administrator", "POST", "/objectives", { program: program.id, title: `Aim of ${title}` });
    return { units, program, objective };
}

await journey("C07: a unit's contribution is stated in its cell, and the share follows", async () => {
    const { units, program, objective } = await twoUnits("Stating");
    const { context, page, wrong } = await open("program-lead");
    await page.goto(`${url}/app/matrix/${program.id}`);
    await page.waitForSelector("text=2 of 2 units have not said anything yet");
    await page.getByRole("button", { name: `State what ${units[0].title} contributes to ${objective.title}` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(/^Statement/).or(dialog.getByRole("button", { name: /Show .* more/ })).first().waitFor();
    if ((await dialog.getByLabel(/^Statement/).count()) === 0) await dialog.getByRole("button", { name: /more field/ }).click();
    await dialog.getByLabel(/^Statement/).fill("We answer the first calls.");
    await dialog.getByLabel(/^Strength/).fill("4");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: `${units[0].title} contributes to ${objective.title}, strength 4 of 5` }).waitFor();
    await page.waitForSelector("tfoot :text('50%')");
    const [kept] = (await ask("viewer", "GET", `/contributions?filter=${encodeURIComponent(`objective eq '${objective.id}'`)}`)).items;
    expect(kept.unit === units[0].id && kept.statement === "We answer the first calls." && kept.strength === 4, JSON.stringify(kept));
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C07: a viewer reads what a unit said, and states nothing", async () => {
    const { units, program, objective } = await twoUnits("Reading");
    await ask("administrator", "POST", "/contributions", { unit: units[1].id, objective: objective.id, status: "declined", declineReason: "We have no such calls." });
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/matrix/${program.id}`);
    await page.getByRole("button", { name: `${units[1].title} does not contribute to ${objective.title}` }).click();
    await page.waitForSelector("text=We have no such calls.");
    await page.getByRole("button", { name: "Close" }).click();
    expect((await page.getByRole("button", { name: /^State what/ }).count()) === 0, "a viewer is offered to speak for a unit");
    await context.close();
});

await journey("the matrix says in words what its bars mean, and no name touches the edge of its cell at 390 px", async () => {
    const { context, page } = await open("viewer", { viewport: { width: 390, height: 844 } });
    await page.goto(`${url}/app/matrix`);
    await page.waitForSelector("main tbody tr");
    const legend = page.getByRole("list", { name: "What the bars mean" });
    const said = await legend.getByRole("listitem").allInnerTexts();
    expect(said.join("|") === "a little|some|clearly|strongly|carries the objective|does not contribute", said.join("|"));
    expect((await legend.locator("rect[data-on=true]").count()) === 15, "the samples do not grow");
    const close = await page.evaluate(() =>
        [...document.querySelectorAll("main tbody th a")].flatMap((link) => {
            const [name, cell] = [link.getBoundingClientRect(), link.closest("th").getBoundingClientRect()];
            return cell.right - name.right < 8 ? [link.textContent] : [];
        }),
    );
    expect(close.length === 0, close.join("; "));
    await context.close();
});
