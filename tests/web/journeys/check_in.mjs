// Saying where a key result stands.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

const change = (path, body) => ask("administrator", "PATCH", path, body, { "If-Match": "*" });
const today = new Date().toISOString().slice(0, 10);
const wordsOn = async (field, id) => (await ask("administrator", "GET", `/check-ins?filter=${encodeURIComponent(`${field} eq '${id}'`)}&orderby=createdAt desc`)).items;

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
    const before = (await wordsOn("keyResult", record.id)).toSorted((one, other) => other.date.localeCompare(one.date)).find(({ confidence }) => confidence !== undefined);
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
    expect(kept.value === 123.45 && kept.confidence === (before?.confidence ?? 70) && kept.note === "Counted on the floor.", JSON.stringify(kept));
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

/** A live plan of one objective, one measured key result and one initiative, all owned by the member. */
async function livePlan(title) {
    const { person } = await ask("member", "GET", "/me");
    const program = await ask("administrator", "POST", "/programs", { title });
    const objective = await ask("administrator", "POST", "/objectives", { program: program.id, title: `Aim of ${title}`, owner: person });
    const measure = await ask("administrator", "POST", "/measures", { title: `Ledger of ${title}`, unit: "teams" });
    const made = await ask("administrator", "POST", "/key-results", {
        program: program.id, objectives: [objective.id], title: `Measure of ${title}`, kind: "count", unit: "teams", direction: "increase", owner: person, measure: measure.id,
        baseline: 2, baselineDate: "2026-01-01", baselineSource: "A count", target: 12, startDate: "2026-01-01", deadline: "2030-12-31",
    });
    const result = await ask("administrator", "POST", `/key-results/${made.id}/activate`, {});
    await ask("administrator", "POST", "/observations", { measure: measure.id, date: "2026-03-01", value: 7, evidence: "measured" });
    const initiative = await ask("administrator", "POST", "/initiatives", { program: program.id, title: `Work of ${title}`, owner: person, horizon: "immediate", nextStep: "Begin", nextStepDate: today, rank: 1 });
    await ask("administrator", "POST", "/links", { initiative: initiative.id, keyResult: result.id, effect: 3, mechanism: "By counting." });
    await ask("administrator", "POST", `/initiatives/${initiative.id}/activate`, {});
    return { person, program, objective, result, initiative };
}

await journey("a check-in without a value keeps the measured figure, begins with the confidence said last, and is taken back", async () => {
    const { program, result } = await livePlan("Measured");
    await ask("administrator", "POST", "/check-ins", { keyResult: result.id, date: "2026-03-02", confidence: 30 });
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/records/key-results/${result.id}`);
    await page.getByRole("button", { name: "Check in", exact: true }).click();
    await page.getByText(/Leave it empty to keep the measured figure: 7/).waitFor();
    await page.getByText("Confidence that the target will be met: 30%").waitFor();
    await page.getByRole("button", { name: "Save the check-in" }).click();
    await page.getByText("The check-in is saved.", { exact: true }).waitFor();
    const [kept] = await wordsOn("keyResult", result.id);
    expect(kept.value === undefined && kept.confidence === 30 && kept.date === today, JSON.stringify(kept));
    const standing = async () => (await ask("member", "GET", `/programs/${program.id}/progress`)).parts.flatMap((part) => [part, ...(part.parts ?? [])]).flatMap((part) => part.keyResults ?? []).find(({ id }) => id === result.id);
    expect((await standing()).evidence === "measured" && (await standing()).value === 7, JSON.stringify(await standing()));
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForFunction(() => document.querySelectorAll("section[aria-labelledby=said] li").length === 1);
    expect((await wordsOn("keyResult", result.id)).every(({ id }) => id !== kept.id), "it was not taken back");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a key result without any figure asks for one", async () => {
    const { result } = await livePlan("Figureless");
    const bare = await ask("administrator", "POST", "/key-results", { program: result.program, objectives: result.objectives, title: "Never counted", kind: "count", unit: "teams", direction: "increase", baseline: 2, baselineDate: "2026-01-01", baselineSource: "A count", target: 12, startDate: "2026-01-01", deadline: "2030-12-31" });
    await ask("administrator", "POST", `/key-results/${bare.id}/activate`, {});
    const { context, page } = await open("administrator");
    await page.goto(`${url}/app/records/key-results/${bare.id}`);
    await page.getByRole("button", { name: "Check in", exact: true }).click();
    await page.getByLabel(/What happened/).fill("Nothing yet.");
    expect(await page.getByRole("button", { name: "Save the check-in" }).isDisabled(), "a check-in that says nothing of the figure could be sent");
    await page.getByLabel(/Value now/).fill("3");
    await page.getByRole("button", { name: "Save the check-in" }).click();
    await page.getByText("The check-in is saved.", { exact: true }).waitFor();
    await context.close();
});

await journey("the palette opens the check-in itself, and a closed one leaves the address", async () => {
    const { result } = await livePlan("Palette");
    await change(`/key-results/${result.id}`, { title: "Aardvarks counted" });
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/`);
    await page.waitForSelector("h1");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("check aardvarks");
    await page.locator("[role=option]", { hasText: "Aardvarks counted" }).first().click();
    await page.getByLabel(/What happened/).waitFor();
    await page.reload();
    await page.getByLabel(/What happened/).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByLabel(/What happened/).waitFor({ state: "detached" });
    expect(new URL(page.url()).search === "", `it stays in the address: ${page.url()}`);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
    const viewer = await open("viewer");
    await viewer.page.goto(`${url}/app/records/key-results/${result.id}?checkIn`);
    await viewer.page.waitForSelector('h1:has-text("Aardvarks counted")');
    expect((await viewer.page.getByLabel(/What happened/).count()) === 0, "a viewer is asked for a check-in");
    await viewer.context.close();
});

await journey("an objective and an initiative are checked in on their pages, and one's own words corrected there", async () => {
    const { objective, initiative } = await livePlan("Pages");
    await change(`/objectives/${objective.id}`, { endDate: "2030-12-31" });
    await ask("administrator", "POST", "/check-ins", { initiative: initiative.id, date: "2026-03-02", confidence: 25, status: "off-track", note: "By somebody else." });
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/records/initiatives/${initiative.id}`);
    await page.getByRole("button", { name: "Check in", exact: true }).click();
    await page.getByText("Confidence that it will be reached: 25%").waitFor();
    expect(await page.getByLabel("Off track").isChecked(), "it does not begin with what was said last");
    await page.getByLabel("At risk").check();
    await page.getByLabel(/What happened/).fill("Two are back.");
    await page.getByRole("button", { name: "Save the check-in" }).click();
    await page.getByText("The check-in is saved.", { exact: true }).waitFor();
    const [kept] = await wordsOn("initiative", initiative.id);
    expect(kept.status === "at-risk" && kept.confidence === 25 && kept.note === "Two are back.", JSON.stringify(kept));
    const said = page.locator("section[aria-labelledby=said] li");
    expect((await said.filter({ hasText: "By somebody else." }).getByRole("button", { name: "Correct" }).count()) === 0, "somebody else's words can be corrected");
    await said.filter({ hasText: "Two are back." }).getByRole("button", { name: "Correct" }).click();
    await page.getByRole("dialog").getByLabel(/^Note/).fill("Two of three are back.");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await said.filter({ hasText: "Two of three are back." }).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();

    const viewer = await open("viewer");
    await viewer.page.goto(`${url}/app/records/initiatives/${initiative.id}`);
    await viewer.page.waitForSelector("section[aria-labelledby=said] li");
    expect((await viewer.page.getByRole("button", { name: /^(Check in|Correct)$/ }).count()) === 0, "a viewer is offered to speak");
    await viewer.context.close();
});

await journey("a check-in that does not arrive says so, and keeps what was written", async () => {
    const { result } = await livePlan("Unsent");
    const { context, page } = await open("member");
    await page.goto(`${url}/app/records/key-results/${result.id}`);
    await page.getByRole("button", { name: "Check in", exact: true }).click();
    await page.getByLabel(/What happened/).fill("Counted.");
    await page.getByRole("button", { name: "Save the check-in" }).isEnabled();
    await page.waitForLoadState("networkidle");
    await context.route("**/api/v1/check-ins", (route) => route.abort("connectionrefused"));
    await page.getByRole("button", { name: "Save the check-in" }).click();
    await page.locator("form").getByText("The server cannot be reached").waitFor();
    expect((await page.getByLabel(/What happened/).inputValue()) === "Counted.", "what was written is lost");
    await context.unroute("**/api/v1/check-ins");
    await page.getByRole("button", { name: "Save the check-in" }).click();
    await page.getByText("The check-in is saved.", { exact: true }).waitFor();
    await context.close();
});
