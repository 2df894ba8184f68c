// The backlog on the board: order and horizon, by mouse and by keys, taken back, signed off.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

/** A program of its own with three initiatives, ranked as they come. */
async function backlog(title) {
    const program = await ask("administrator", "POST", "/programs", { title });
    const initiatives = [];
    for (const [rank, name, horizon] of [[1, "First", "immediate"], [2, "Second", "immediate"], [3, "Third", "next-year"]])
        initiatives.push(await ask("administrator", "POST", "/initiatives", { program: program.id, title: `${name} of ${title}`, rank, horizon }));
    return { program, initiatives };
}

async function state(program) {
    const { items } = await ask("administrator", "GET", `/initiatives?filter=${encodeURIComponent(`program eq '${program.id}'`)}&orderby=rank`);
    return items.map(({ title, horizon, rank }) => `${rank} ${title.split(" ")[0]} ${horizon}`).join(", ");
}

async function settles(program, wanted) {
    let now = "";
    for (let tries = 0; tries < 50; tries += 1) {
        now = await state(program);
        if (now === wanted) return;
        await new Promise((wait) => setTimeout(wait, 100));
    }
    expect(false, `it is ${now}, not ${wanted}`);
}

await journey("C35: an initiative is dragged to another horizon, and the move is taken back", async () => {
    const { program, initiatives } = await backlog("Dragging");
    const { context, page, wrong } = await open("program-lead");
    await page.goto(`${url}/app/board/${program.id}`);
    const card = (place) => page.locator(`[data-card="${initiatives[place].id}"]`);
    await card(1).waitFor();
    await card(1).dragTo(page.locator('[data-horizon="next-year"] h2'));
    await settles(program, "1 First immediate, 2 Third next-year, 3 Second next-year");
    await page.getByRole("button", { name: "Undo" }).click();
    await settles(program, "1 First immediate, 2 Second immediate, 3 Third next-year");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C05: the backlog is ranked by keys alone, and a leader signs off the order", async () => {
    const { program } = await backlog("Keys");
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/board/${program.id}`);
    await page.getByRole("button", { name: "Move Second of Keys" }).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await settles(program, "1 Second immediate, 2 First immediate, 3 Third next-year");
    await page.getByRole("button", { name: "Move Third of Keys" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "To: Immediate" }).waitFor();
    for (let presses = 0; presses < 6 && !(await page.getByRole("menuitem", { name: "To: Immediate" }).evaluate((item) => item === document.activeElement)); presses += 1)
        await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await settles(program, "1 Second immediate, 2 First immediate, 3 Third immediate");
    await page.getByRole("button", { name: "Sign off this order" }).click();
    await page.waitForSelector("text=3 of 3 places signed off");
    await page.getByRole("button", { name: "Move First of Keys" }).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.waitForSelector("text=1 of 3 places signed off");
    await context.close();
});

await journey("a viewer sees the board, and moves nothing", async () => {
    const { program, initiatives } = await backlog("Looking");
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/board/${program.id}`);
    const card = page.locator(`[data-card="${initiatives[0].id}"]`);
    await card.waitFor();
    expect((await page.getByRole("button", { name: /^Move|Sign off/ }).count()) === 0, "a viewer is offered a move");
    expect((await card.getAttribute("draggable")) === "false", "a viewer may drag");
    await context.close();
});

await journey("a move that its dates speak against says so at once, and can be taken back", async () => {
    const { program, initiatives } = await backlog("Dates");
    const far = new Date(Date.now() + 250 * 86_400_000).toISOString().slice(0, 10);
    await ask("administrator", "PATCH", `/initiatives/${initiatives[2].id}`, { endDate: far }, { "If-Match": "*" });
    const { context, page, wrong } = await open("program-lead");
    await page.goto(`${url}/app/board/${program.id}`);
    const card = (place) => page.locator(`[data-card="${initiatives[place].id}"]`);
    await card(2).waitFor();
    await card(1).dragTo(page.locator('[data-horizon="next-year"] h2'));
    await settles(program, "1 First immediate, 2 Third next-year, 3 Second next-year");
    expect((await page.getByText(/it ends on/).count()) === 0, "what has no dates is warned of");
    await card(2).dragTo(page.locator('[data-horizon="immediate"] h2'));
    await settles(program, "1 First immediate, 2 Third immediate, 3 Second next-year");
    await page.getByText(/Its horizon is .immediate., but it ends on/).first().waitFor();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await settles(program, "1 First immediate, 2 Third next-year, 3 Second next-year");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
