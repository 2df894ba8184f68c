// The workspace of a unit, and what of a plan concerns a person under Today.

import { ask, expect, journey, looks, open, url, violations } from "../support/ground.mjs";

const list = async (path) => (await ask("administrator", "GET", path)).items;
const change = async (path, body, why = "") => ask("administrator", "PATCH", `${path}${why === "" ? "" : `?reason=${encodeURIComponent(why)}`}`, body, { "If-Match": "*" });

/** A unit that the member works in, with a sub-unit, in a program of its own. */
async function workspace(title) {
    const { person } = await ask("member", "GET", "/me");
    const unit = await ask("administrator", "POST", "/units", { title: `${title} unit`, lead: person, headcount: 12, headcountDate: "2026-01-31" });
    const below = await ask("administrator", "POST", "/units", { title: `${title} team`, parent: unit.id });
    await change(`/people/${person}`, { unit: unit.id });
    const program = await ask("administrator", "POST", "/programs", { title: `${title} program`, units: [unit.id] });
    const objective = await ask("administrator", "POST", "/objectives", { program: program.id, title: `Aim of ${title}` });
    const made = await ask("administrator", "POST", "/key-results", {
        program: program.id, objectives: [objective.id], title: `Measure of ${title}`, kind: "count", unit: "teams", direction: "increase", owner: person,
        baseline: 2, baselineDate: "2026-01-01", baselineSource: "A count", target: 12, startDate: "2026-01-01", deadline: "2030-12-31",
    });
    const result = await ask("administrator", "POST", `/key-results/${made.id}/activate`, {});
    const initiative = await ask("administrator", "POST", "/initiatives", { program: program.id, title: `Work of ${title}`, ownerUnit: unit.id, owner: person, horizon: "immediate" });
    return { person, unit, below, program, objective, result, initiative };
}

/** The tile of a figure, as it is read. */
const tile = (page, label) => page.locator("main dl > div", { hasText: label }).first();

await journey("C18: one's own unit opens by itself, and shows what it owns and what that counts", async () => {
    const { unit, below, program, objective, initiative } = await workspace("Owning");
    await ask("administrator", "POST", "/initiatives", { program: program.id, title: "Work of the team below", ownerUnit: below.id, horizon: "next-year" });
    await ask("administrator", "POST", "/contributions", { unit: unit.id, objective: objective.id, status: "contributes", statement: "We count every week.", strength: 3 });
    await ask("administrator", "POST", "/asks", { program: program.id, title: "A person who counts", unit: unit.id, status: "raised" });
    await ask("administrator", "POST", "/fundings", { initiative: initiative.id, title: "Money to count", requested: 900 });
    await ask("administrator", "POST", "/lessons", { program: program.id, title: "Counting takes time", unit: unit.id });
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/units`);
    await page.waitForURL(`**/app/units/${unit.id}`);
    await page.waitForSelector(`h1:has-text("${unit.title}")`);
    // other journeys may have given the member something in another program
    await page.goto(`${url}/app/units/${unit.id}?program=${program.id}`);
    for (const words of ["Aim of Owning", "We count every week.", "A person who counts", "Money to count", "Counting takes time", "Work of Owning", "Measure of Owning"]) await page.waitForSelector(`main :text("${words}")`);
    await tile(page, "Open initiatives").getByText("0 active").waitFor();
    expect((await tile(page, "People").locator("strong").innerText()) === "1", "the people are counted wrongly");
    await tile(page, "Share of the programs").getByText("1 of 2 open initiatives").waitFor();
    expect((await page.getByText("Work of the team below").count()) === 0, "what a sub-unit runs counts without being asked for");
    await page.getByLabel("With its sub-unit").check();
    await page.waitForSelector('main :text("Work of the team below")');
    await tile(page, "Share of the programs").getByText("2 of 2 open initiatives").waitFor();
    expect(new URL(page.url()).search === `?program=${program.id}&with=all`, `the address does not say what is shown: ${page.url()}`);
    await page.getByRole("link", { name: "Work of the team below" }).click();
    await page.waitForSelector('h1:has-text("Work of the team below")');
    await page.getByRole("link", { name: below.title }).first().click();
    await page.waitForSelector(`h1:has-text("${below.title}")`);
    await page.waitForSelector("text=Nobody is named who reports for the unit.");
    await page.getByRole("link", { name: "What is recorded of it" }).click();
    await page.getByRole("link", { name: "Open the workspace of this unit" }).click();
    await page.waitForURL(`**/app/units/${below.id}`);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C18: an update that the unit owes is made on its page", async () => {
    const { unit, result, initiative, person } = await workspace("Owing");
    await change(`/initiatives/${initiative.id}`, { nextStep: "Begin", nextStepDate: new Date().toISOString().slice(0, 10), rank: 1 });
    await ask("administrator", "POST", "/links", { initiative: initiative.id, keyResult: result.id, effect: 3, mechanism: "By counting." });
    await ask("administrator", "POST", `/initiatives/${initiative.id}/activate`, {});
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/units/${unit.id}`);
    const owes = page.locator("section", { has: page.getByRole("heading", { name: /^Updates it owes/ }) });
    const measured = owes.locator("li", { hasText: result.title });
    await measured.getByText("First check-in").waitFor();
    await measured.getByRole("button", { name: "Check in" }).click();
    await measured.getByLabel(/Value now/).fill("5");
    await measured.getByRole("button", { name: "Save the check-in" }).click();
    await measured.waitFor({ state: "detached" });
    const run = owes.locator("li", { hasText: initiative.title });
    await run.getByText("No update yet.").waitFor();
    await run.getByRole("button", { name: "Update" }).click();
    expect(await run.getByRole("button", { name: "Save the check-in" }).isDisabled(), "an update without a word on how it stands could be sent");
    await run.getByLabel("At risk").check();
    await run.getByLabel(/What happened/).fill("Two people are ill.");
    await run.getByRole("button", { name: "Save the check-in" }).click();
    await owes.getByText(/^Last update/).waitFor();
    const [kept] = await list(`/check-ins?filter=${encodeURIComponent(`initiative eq '${initiative.id}'`)}`);
    expect(kept.status === "at-risk" && kept.note === "Two people are ill." && kept.by === person, JSON.stringify(kept));
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C18: how punctual a unit is stands as its evidence says, over all its programs", async () => {
    const units = await list("/units?filter=isActive%20eq%20true&top=100&select=title");
    const programs = (await list("/programs?top=200&select=title,status")).filter(({ status }) => status !== "closed");
    const found = [];
    for (const unit of units.filter(({ title }) => ["Executive office", "Information technology"].includes(title))) {
        const sum = { unit, due: 0, kept: 0 };
        for (const { id } of programs) {
            const figure = (await ask("viewer", "GET", `/units/${unit.id}/evidence?program=${id}`)).figures.find(({ name }) => name === "updates-punctual");
            sum.due += figure.denominator ?? 0;
            sum.kept += figure.numerator ?? 0;
        }
        found.push(sum);
    }
    expect(found.some(({ due }) => due > 0), "the example has no update that fell due");
    const { context, page } = await open("viewer");
    for (const { unit, due, kept } of found) {
        await page.goto(`${url}/app/units/${unit.id}`);
        await tile(page, "Updates in time").getByText(`${kept} of ${due} updates`).waitFor();
    }
    expect((await page.getByRole("button", { name: /^(Add|Update|Check in)$/ }).count()) === 0, "a viewer is offered to write");
    await context.close();
});

await journey("C18: what is added on the page of a unit begins with it", async () => {
    const { unit, program } = await workspace("Adding");
    const { context, page, wrong } = await open("program-lead");
    await page.goto(`${url}/app/units/${unit.id}?program=${program.id}`);
    await page.getByRole("button", { name: "Add" }).click();
    await page.getByRole("menuitem", { name: "Initiative" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(/^Title/).fill("Count twice");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector('main li :text("Count twice")');
    const [made] = await list(`/initiatives?filter=${encodeURIComponent(`title eq 'Count twice' and ownerUnit eq '${unit.id}'`)}`);
    expect(made?.program === program.id, JSON.stringify(made));
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C18: people of a unit are searched and paged, and a unit is found in the tree", async () => {
    const [plant] = (await list("/units?top=100&select=title,headcount,parent")).toSorted((one, other) => (other.headcount ?? 0) - (one.headcount ?? 0));
    const { count } = await ask("viewer", "GET", `/people?filter=${encodeURIComponent(`unit eq '${plant.id}' and active eq true`)}&top=1&count=true`);
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/units/all`);
    await page.getByLabel("Find a unit by name or code").fill(plant.title.toLowerCase());
    await page.waitForFunction(() => document.querySelectorAll("main ul li").length <= 2);
    await page.getByRole("link", { name: plant.title }).click();
    const people = page.locator("section", { has: page.getByRole("heading", { name: /^People/ }) });
    await people.getByText(`1–24 of ${count}`).waitFor();
    const first = await people.locator("li a").first().innerText();
    await people.getByRole("button", { name: "Next" }).click();
    await people.getByText(`25–48 of ${count}`).waitFor();
    await people.getByLabel("Find a person").fill(first);
    await people.locator("li a", { hasText: first }).first().waitFor();
    await people.getByLabel("Find a person").fill("zzzzzz");
    await people.getByText("Nobody here is called that.").waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C18: a day of the past shows what there was, and how figures stood", async () => {
    const [unit] = (await list("/units?top=100&select=title")).filter(({ title }) => title === "Information technology");
    const day = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
    const [then] = await list(`/people?filter=${encodeURIComponent(`unit eq '${unit.id}' and active eq true`)}&orderby=title&top=1&asOf=${day}`);
    const { context, page } = await open("program-lead");
    await page.goto(`${url}/app/units/${unit.id}`);
    await page.waitForSelector("text=Updates it owes");
    await page.getByRole("button", { name: /^Day shown: Today/ }).click();
    await page.getByLabel("Day", { exact: true }).fill(day);
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.waitForSelector("text=Nothing can be changed here");
    await page.waitForSelector(`main section li :text("${then.title}")`);
    await tile(page, "Updates in time").getByText(/^(\d+ of \d+|No update)/).waitFor();
    expect((await page.getByText("Updates it owes").count()) === 0 && (await page.getByRole("button", { name: /^(Add|Update|Check in)$/ }).count()) === 0, "the past is asked for updates");
    await context.close();
});

await journey("what others changed of mine is told under Today with who and why, until it is seen", async () => {
    const { result, initiative } = await workspace("Telling");
    await change(`/key-results/${result.id}`, { target: 14 }, "Two more teams were found");
    await ask("administrator", "POST", "/check-ins", { initiative: initiative.id, status: "at-risk", note: "The room is taken." });
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/`);
    const changed = page.locator("section", { has: page.getByRole("heading", { name: /^What changed/ }) });
    const item = changed.locator("li", { hasText: result.title }).first();
    for (const words of ["Two more teams were found", "Journey administrator", "14"]) await item.getByText(words).first().waitFor();
    await changed.locator("li", { hasText: initiative.title }).first().getByText("The room is taken.").waitFor();
    await changed.getByRole("button", { name: "Mark as seen" }).click();
    await changed.getByText("nobody else has changed").waitFor();
    await page.reload();
    await changed.getByText("nobody else has changed").waitFor();
    const mine = await ask("member", "GET", `/key-results/${result.id}`);
    await ask("member", "PATCH", `/key-results/${result.id}`, { target: 15 }, { "If-Match": `"${mine.revision}"` });
    await page.reload();
    await changed.getByText("nobody else has changed").waitFor();
    expect((await changed.getByText(result.title).count()) === 0, "one's own change is told");
    await change(`/key-results/${result.id}`, { target: 16 }, "One more");
    await changed.getByText("One more").waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("what waits for a decision stands under Today, until it is decided", async () => {
    const { person, program, initiative } = await workspace("Deciding");
    const funding = await ask("administrator", "POST", "/fundings", { initiative: initiative.id, title: "Tables for the room", requested: 1200, approver: person });
    await change(`/programs/${program.id}`, { sponsor: person });
    await change(`/initiatives/${initiative.id}`, { rank: 1 });
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/`);
    const waiting = page.locator("section", { has: page.getByRole("heading", { name: /^Waiting for your decision/ }) });
    await waiting.locator("li", { hasText: "Tables for the room" }).getByText("1,200").waitFor();
    await waiting.locator("li", { hasText: `Order of the initiatives of ${program.title}` }).getByText("One ranked place").waitFor();
    await change(`/fundings/${funding.id}`, { status: "approved", approved: 1200 });
    await waiting.getByText("Tables for the room").waitFor({ state: "detached" });
    await change(`/initiatives/${initiative.id}`, { orderSignedOffBy: person });
    await waiting.waitFor({ state: "detached" });
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

const LOOKS = looks ? [["light", 1360], ["light", 390], ["dark", 1360], ["contrast", 390]] : [];
const [it] = LOOKS.length > 0 ? (await list("/units?top=100&select=title")).filter(({ title }) => title === "Information technology") : [];
for (const [look, width] of LOOKS)
    await journey(`C18: the page of a unit in ${look} at ${width} px has no barrier`, async () => {
        const { context, page, wrong } = await open("administrator", { viewport: { width, height: 900 } });
        await page.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
        await page.goto(`${url}/app/units/${it.id}`);
        await page.waitForSelector("main table");
        await page.waitForLoadState("networkidle");
        await page.getByRole("button", { name: "Update" }).first().click();
        const found = await violations(page);
        expect(found.length === 0, found.join("; "));
        const spill = await page.evaluate(() => Math.max(...[document.documentElement, document.querySelector("main")].map((one) => one.scrollWidth - one.clientWidth)));
        expect(spill <= 0, `the page is ${spill} px wider than the window`);
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    });
