// Settling a plan in bulk, as in a spreadsheet.

import { ask, expect, journey, looks, open, url, violations } from "../support/ground.mjs";

const LONGEST_MS = 100;

/** A program with as many initiatives as wanted, three key results, and the first people of the directory. */
async function makePlan(title, count) {
    const program = await ask("program-lead", "POST", "/programs", { title });
    const create = (collection, body) => ({ act: "create", collection, body: { program: program.id, ...body } });
    const operations = [
        ...["One", "Two", "Three"].map((name) => create("key-results", { title: `${name} is measured` })),
        ...Array.from({ length: count }, (_, at) => create("initiatives", { title: `Initiative ${String(at + 1).padStart(3, "0")}` })),
    ];
    await ask("program-lead", "POST", "/batch", { operations });
    const people = (await ask("program-lead", "GET", "/people?top=5&orderby=title&select=title,email")).items;
    return { program: program.id, people };
}

async function openSheet(program, role = "program-lead", options = {}) {
    const opened = await open(role, options);
    await opened.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await opened.page.goto(`${url}/app/triage/${program}`);
    await opened.page.waitForSelector("main [role=rowheader]");
    await opened.page.waitForLoadState("networkidle");
    return opened;
}

/** Pastes at the cell of a title and a column, as from Excel. */
async function paste(page, row, column, text) {
    await page.locator(`#cell-${row}-${column}`).click();
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press("Control+V");
}

const cell = (page, row, column) => page.locator(`#cell-${row}-${column} > span`).first();

await journey("C05 C35 C37: a plan is settled by one paste from Excel, with mistakes at their cells, one undo and one save", async () => {
    const { program, people } = await makePlan("Pasted", 6);
    const { context, page, wrong } = await openSheet(program);
    const table = [
        ["Immediate", "1", people[0].title, people[1].email, "One is measured; Two is measured", "Call the team", "31.3.2027"],
        ["next year", "2", people[2].email, "", "Three is measured", '"Two\nlines"', "2027-04-01"],
        ["some day", "3", "Nobody Atall", "", "", "", ""],
    ];
    await paste(page, 0, 1, `${table.map((row) => row.join("\t")).join("\r\n")}\r\n`);
    await page.waitForSelector("text=Nobody is called");
    await page.waitForSelector("text=2 cells cannot be saved yet");
    await page.getByRole("button", { name: "Undo" }).click();
    expect((await cell(page, 0, 1).innerText()) === "" && (await page.locator("[data-changed=true]").count()) === 0, "one undo did not take the paste back");
    await page.getByRole("button", { name: "Redo" }).click();
    await page.getByRole("button", { name: /^Save 1\d changes$/ }).click();
    await page.waitForSelector("text=changes saved");
    expect((await cell(page, 2, 3).innerText()) === "Nobody Atall", "what could not be saved is gone");
    await page.locator("[data-check=INI-HORIZON]", { hasText: "2 of 6" }).waitFor();
    await page.locator("[data-check=INI-RANK]", { hasText: "3 of 6" }).waitFor();
    const { items } = await ask("program-lead", "GET", `/initiatives?filter=program eq '${program}'&orderby=title&expand=links`);
    expect(items[0].horizon === "immediate" && items[0].owner === people[0].id && items[0].sponsor === people[1].id && items[0].links.length === 2, JSON.stringify(items[0]));
    expect(items[1].owner === people[2].id && items[1].nextStepDate === "2027-04-01" && items[2].horizon === undefined && items[2].rank === 3, JSON.stringify(items[1]));
    const histories = await Promise.all(items.slice(0, 3).map(({ id }) => ask("program-lead", "GET", `/initiatives/${id}/history`)));
    expect(new Set(histories.map((one) => (one.items ?? one.entries)[0].reason)).size === 1, "not one change for all");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C05: the grid is worked by keyboard alone: write, fill down, copy, delete, undo, save, and leave", async () => {
    const { program, people } = await makePlan("By keyboard", 5);
    const { context, page } = await openSheet(program);
    const grid = page.getByRole("grid");
    await grid.focus();
    for (const key of ["ArrowRight", ..."Immediate", "Enter"]) await page.keyboard.press(key);
    for (const key of ["ArrowUp", "Shift+ArrowDown", "Shift+ArrowDown", "Control+d"]) await page.keyboard.press(key);
    expect((await cell(page, 2, 1).innerText()) === "Immediate" && (await cell(page, 3, 1).innerText()) === "", "fill down");
    await page.keyboard.press("Control+c");
    for (const key of ["ArrowDown", "Control+v"]) await page.keyboard.press(key);
    expect((await cell(page, 4, 1).innerText()) === "Immediate", "copy and paste");
    for (const key of ["Control+Home", "Tab", "Tab", "7", "Tab"]) await page.keyboard.press(key);
    expect((await cell(page, 0, 2).innerText()) === "7", "Tab keeps what was written");
    await page.keyboard.type(people[0].title);
    await page.keyboard.press("Control+Enter");
    for (const key of ["F2", "x", "Escape"]) await page.keyboard.press(key);
    expect((await cell(page, 0, 3).innerText()) === people[0].title, "Escape takes back what was written");
    for (const key of ["Control+End", "Shift+Control+ArrowUp"]) await page.keyboard.press(key);
    for (const key of ["Control+Home", "ArrowRight", "Delete"]) await page.keyboard.press(key);
    expect((await cell(page, 0, 1).innerText()) === "", "Delete empties");
    await page.keyboard.press("Control+z");
    expect((await cell(page, 0, 1).innerText()) === "Immediate", "one undo");
    await page.keyboard.press("Control+s");
    await page.waitForSelector("text=changes saved");
    await page.keyboard.press("Control+z");
    // an undo after saving is a change to save
    await page.getByRole("button", { name: "Save 1 change", exact: true }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("button", { name: /^Save/ }).evaluate((one) => one === document.activeElement), "Escape does not leave the table");
    const { items } = await ask("program-lead", "GET", `/initiatives?filter=program eq '${program}'&orderby=title`);
    expect(items.every(({ horizon }) => horizon === "immediate") && items[0].rank === 7 && items[0].owner === people[0].id, JSON.stringify(items));
    await context.close();
});

await journey("C05: a save pressed while a name is looked up saves that name too, also when the server was away for a moment", async () => {
    const { program, people } = await makePlan("Looked up", 1);
    const { context, page } = await openSheet(program);
    const asked = [];
    await page.route("**/api/v1/people?*", async (route) => {
        asked.push(route.request().url());
        await new Promise((done) => setTimeout(done, 700));
        await (asked.length === 1 ? route.abort() : route.continue());
    });
    await paste(page, 0, 2, `7\t${people[0].email}`);
    await page.keyboard.press("Control+s");
    await page.getByText("2 changes saved").waitFor();
    const { items } = await ask("program-lead", "GET", `/initiatives?filter=program eq '${program}'`);
    expect(asked.length === 2 && items[0].rank === 7 && items[0].owner === people[0].id, JSON.stringify(items));
    await context.close();
});

await journey("C05: what somebody else saved meanwhile is not overwritten unseen, and nothing typed is lost", async () => {
    const { program } = await makePlan("At once", 3);
    const { context, page } = await openSheet(program);
    await page.route("**/api/v1/events", (route) => route.abort());
    await paste(page, 0, 1, "Immediate\t1\nImmediate\t2\n");
    const [first] = (await ask("program-lead", "GET", `/initiatives?filter=program eq '${program}'&orderby=title&top=1`)).items;
    await page.route("**/api/v1/batch", async (route) => {
        await ask("administrator", "PATCH", `/initiatives/${first.id}`, { rank: 9 }, { "If-Match": `"${first.revision}"` });
        await page.unroute("**/api/v1/batch");
        await route.continue();
    });
    await page.getByRole("button", { name: "Save 4 changes" }).click();
    await page.waitForSelector("main [role=alert]");
    const second = (await ask("program-lead", "GET", `/initiatives?filter=program eq '${program}'&orderby=title`)).items[1];
    expect(second.rank === undefined, "a part was saved");
    expect((await cell(page, 0, 2).innerText()) === "1" && (await page.locator("[data-wrong=true]").count()) === 2, "the row is not marked");
    await page.getByRole("button", { name: /^Save/ }).click();
    await page.waitForSelector("text=changes saved");
    await context.close();
});

await journey("two hundred initiatives scroll, take a paste and an undo without a pause over 100 ms", async () => {
    const { program, people } = await makePlan("Two hundred", 200);
    const { context, page } = await openSheet(program);
    await page.evaluate(() => {
        globalThis.pauses = [];
        new PerformanceObserver((list) => globalThis.pauses.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    });
    const worst = {};
    // What else the machine does only adds: the least of at most three tries is ours.
    const measure = async (name, act) => {
        await page.evaluate(() => globalThis.pauses.splice(0));
        await act();
        await page.waitForTimeout(400);
        worst[name] = Math.min(worst[name] ?? Infinity, await page.evaluate(() => Math.max(0, ...globalThis.pauses)));
    };
    const rows = Array.from({ length: 200 }, (_, at) => ["Immediate", String(at + 1), people[at % 5].title, people[(at + 1) % 5].title, "One is measured; Two is measured", "Call the team", "2027-03-31"].join("\t"));
    for (let turn = 0; turn < 3 && !(Math.max(...Object.values(worst), turn === 0 ? Infinity : 0) < LONGEST_MS); turn += 1) {
        await page.getByRole("grid").focus();
        for (const key of ["Control+Home", "ArrowRight"]) await page.keyboard.press(key);
        await measure("arrows", async () => {
            for (let at = 0; at < 20; at += 1) await page.keyboard.press("ArrowDown");
        });
        await measure("scroll", () => page.evaluate(async () => {
            const frame = document.querySelector("[role=grid]").parentElement;
            for (let at = 0; at < 40; at += 1) {
                frame.scrollTop += 200;
                await new Promise(requestAnimationFrame);
            }
            frame.scrollTop = 0;
        }));
        await page.keyboard.press("Control+Home");
        await measure("paste", () => paste(page, 0, 1, rows.join("\n")));
        expect((await page.getByRole("button", { name: "Save 1400 changes" }).count()) === 1, "not all was taken");
        await measure("undo", () => page.keyboard.press("Control+z"));
        await measure("redo", () => page.keyboard.press("Control+y"));
        if (turn < 2) await page.keyboard.press("Control+z");
    }
    await page.keyboard.press("Control+y");
    worst.control = Infinity;
    await measure("control", () => page.evaluate(() => new Promise((done) => setTimeout(() => {
        const end = performance.now() + 130;
        while (performance.now() < end);
        done();
    }))));
    const { control, ...ours } = worst;
    console.log(`  200 initiatives, longest pause in ms: ${Object.entries(ours).map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(", ")}`);
    expect(control >= LONGEST_MS, "the measure does not notice a pause");
    expect(Math.max(...Object.values(ours)) < LONGEST_MS, JSON.stringify(ours));
    await page.getByRole("button", { name: "Save 1400 changes" }).click();
    await page.waitForSelector("text=1400 changes saved");
    await context.close();
});

if (looks)
    await journey("the grid has no barrier while one writes and where mistakes stand", async () => {
        const { program } = await makePlan("Looked at in bulk", 4);
        for (const [look, width] of [["light", 1360], ["dark", 390], ["contrast", 1360]]) {
            const { context, page } = await open("program-lead", { viewport: { width, height: 900 } });
            await page.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
            await page.goto(`${url}/app/triage/${program}`);
            await page.getByRole("grid").focus();
            for (const key of ["ArrowRight", "x", "Enter", "F2"]) await page.keyboard.press(key);
            const found = await violations(page);
            expect(found.length === 0, `${look}: ${found.join("; ")}`);
            await context.close();
        }
    });

await journey("a viewer may copy from the grid and change nothing", async () => {
    const { program } = await makePlan("Read only", 2);
    const { context, page } = await openSheet(program, "viewer");
    await page.waitForSelector("text=You may read this and copy it");
    expect((await page.getByRole("button", { name: /^Save/ }).count()) === 0, "there is a button to save");
    await paste(page, 0, 1, "Immediate");
    await page.keyboard.press("x");
    expect((await page.locator("[data-changed=true]").count()) === 0 && (await page.locator("main input").count()) === 0, "it could be changed");
    await context.close();
});

await journey("what is wrong with a cell can be read whole, and initiatives stand by rank with those without one last", async () => {
    const { program } = await makePlan("Read whole", 3);
    const { items } = await ask("program-lead", "GET", `/initiatives?filter=program eq '${program}'&orderby=title`);
    for (const [at, rank] of [[2, 1], [0, 2]]) await ask("program-lead", "PATCH", `/initiatives/${items[at].id}`, { rank }, { "If-Match": "*" });
    const { context, page, wrong } = await openSheet(program);
    const titles = await page.locator("main [role=rowheader]").allInnerTexts();
    expect(titles.join() === "Initiative 003,Initiative 001,Initiative 002", titles.join());
    await paste(page, 0, 1, "some day\tmany");
    const list = page.getByRole("list", { name: /2 cells cannot be saved yet/ });
    expect((await list.innerText()).includes("Initiative 003, Horizon: Not one of the choices") && (await list.innerText()).includes("Initiative 003, Rank: Whole number from 1 on"), await list.innerText());
    for (const column of [1, 2]) {
        await page.locator(`#cell-0-${column}`).click();
        const cut = await page.locator(`#cell-0-${column} > span:last-child`).evaluate((words) => words.scrollWidth - words.clientWidth + Math.max(words.scrollHeight - words.clientHeight, 0));
        expect(cut <= 0, `the mistake of column ${column} is cut by ${cut} px`);
    }
    await page.getByText("the program’s sponsor stands in").waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
