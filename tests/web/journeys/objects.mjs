// The pages of a key result, an objective and an initiative.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

/** A program with an objective, a key result that is nearly whole, and an initiative; all drafts. */
async function plan(title) {
    const program = await ask("administrator", "POST", "/programs", { title });
    const objective = await ask("administrator", "POST", "/objectives", { program: program.id, title: `Aim of ${title}` });
    const result = await ask("administrator", "POST", "/key-results", {
        program: program.id, objectives: [objective.id], title: `Measure of ${title}`, kind: "count", unit: "teams", direction: "increase", baseline: 2, baselineDate: "2026-01-01", target: 12,
    });
    return { program, objective, result };
}

await journey("C27: what stops a key result from going live is said on its page, and mended there", async () => {
    const { result } = await plan("Gate");
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/key-results/${result.id}`);
    await page.getByRole("button", { name: "Make it go live" }).click();
    await page.waitForSelector("text=It cannot go live yet:");
    expect((await page.locator('main [role="alert"] li').count()) >= 1, "nothing is said");
    await ask("administrator", "PATCH", `/key-results/${result.id}`, { deadline: "2030-12-31", startDate: "2026-01-01", baselineSource: "A count" }, { "If-Match": `"${result.revision}"` });
    await page.getByRole("button", { name: "Make it go live" }).click();
    await page.getByRole("button", { name: "Make it go live" }).waitFor({ state: "detached" });
    const after = await ask("administrator", "GET", `/key-results/${result.id}`);
    expect(after.status === "active", `it is ${after.status}`);
    expect(wrong.every((one) => one.includes("422")), wrong.join("; "));
    await context.close();
});

await journey("C25: a check-in on the page of a key result draws its next point", async () => {
    const { result } = await plan("Chart");
    const current = await ask("administrator", "PATCH", `/key-results/${result.id}`, { deadline: "2030-12-31", startDate: "2026-01-01", baselineSource: "A count" }, { "If-Match": `"${result.revision}"` });
    await ask("administrator", "POST", `/key-results/${current.id}/activate`, {});
    await ask("administrator", "POST", "/check-ins", { keyResult: result.id, date: "2026-03-01", value: 4 });
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/key-results/${result.id}`);
    await page.waitForSelector("main figure svg [data-origin]");
    expect((await page.locator("main figure svg [data-origin]").count()) === 1, "one check-in is one point");
    await page.getByRole("button", { name: "Check in", exact: true }).click();
    await page.getByLabel(/Value now/).fill("7");
    await page.getByRole("button", { name: "Save the check-in" }).click();
    await page.waitForFunction(() => document.querySelectorAll("main figure svg [data-origin]").length === 2);
    await page.getByRole("button", { name: "Show as a table" }).click();
    await page.waitForSelector('main figure td:has-text("7 teams")');
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C25: a value typed in a check-in has a shape of its own, and the measured one stands beside it in words", async () => {
    const { program, result } = await plan("Two sources");
    const measure = await ask("administrator", "POST", "/measures", { program: program.id, title: "Teams, counted", definition: "Each team.", unit: "teams" });
    await ask("administrator", "PATCH", `/key-results/${result.id}`, { measure: measure.id, deadline: "2030-12-31", startDate: "2026-01-01", baselineSource: "A count" }, { "If-Match": "*" });
    await ask("administrator", "POST", `/key-results/${result.id}/activate`, {});
    const unit = (await ask("administrator", "GET", "/units?top=1")).items[0];
    for (const observation of [{ date: "2026-02-01", value: 3 }, { date: "2026-03-01", value: 4 }, { date: "2026-04-01", value: 99, businessUnit: unit.id }])
        await ask("administrator", "POST", "/observations", { measure: measure.id, ...observation });
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/records/key-results/${result.id}`);
    await page.waitForSelector("main figure svg [data-origin=measured]");
    expect((await page.getByText(/^Measured: /).count()) === 0, "a measured value stands beside itself");
    await ask("administrator", "POST", "/check-ins", { keyResult: result.id, date: "2026-03-09", value: 8 });
    await page.getByText("Measured: 4 teams on Mar 1, 2026").waitFor();
    expect((await page.locator("main figure svg [data-origin=measured] circle").count()) === 2, "a unit's value is drawn as the whole's, or a measured one is missing");
    expect((await page.locator("main figure svg [data-origin=stated] path").count()) === 1, "the typed value has no shape of its own");
    expect((await page.locator("main figure figcaption li").allInnerTexts()).join("; ") === "measured; stated, not measured", "the shapes are not explained");
    await page.getByRole("button", { name: "Show as a table" }).click();
    expect((await page.locator("main figure tbody tr").first().innerText()).endsWith("stated, not measured"), "the table does not say where a value is from");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the page of an objective lists its key results with value and target, in columns", async () => {
    const { program, objective, result } = await plan("Columns");
    const other = await ask("administrator", "POST", "/key-results", {
        program: program.id, objectives: [objective.id], title: "A measure with a title that is much longer than that of the other one", kind: "currency", unit: "EUR", direction: "increase", baseline: 100, baselineDate: "2026-01-01", target: 400000,
    });
    for (const { id } of [result, other]) {
        await ask("administrator", "PATCH", `/key-results/${id}`, { deadline: "2030-12-31", startDate: "2026-01-01", baselineSource: "A count" }, { "If-Match": "*" });
        await ask("administrator", "POST", `/key-results/${id}/activate`, {});
    }
    await ask("administrator", "POST", "/check-ins", { keyResult: other.id, date: "2026-03-09", value: 120000 });
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/records/objectives/${objective.id}`);
    const rows = page.getByRole("region", { name: "Key results" }).getByRole("listitem");
    await rows.filter({ hasText: "€120,000" }).filter({ hasText: "→ target €400,000" }).waitFor();
    await rows.filter({ hasText: "–" }).filter({ hasText: "→ target 12 teams" }).waitFor();
    for (const width of [1360, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const edges = await rows.evaluateAll((list) => list.map((row) => [...row.children].slice(1, 3).map((cell) => Math.round(cell.getBoundingClientRect().right))));
        expect(JSON.stringify(edges[0]) === JSON.stringify(edges[1]), `figures end at ${JSON.stringify(edges)} at ${width} px`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `the page is too wide at ${width} px`);
    }
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a remark is written, answered, settled, and deleted with a way back", async () => {
    const { objective } = await plan("Remarks");
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/objectives/${objective.id}`);
    await page.getByLabel("Write a remark").fill("Who counts <b>the teams</b>?");
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForSelector('main li:has-text("Who counts <b>the teams</b>?")');
    await page.getByRole("button", { name: "Answer" }).click();
    await page.getByLabel("Write a remark").fill("The service desk does.");
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForSelector('main li li:has-text("The service desk does.")');
    await page.getByRole("button", { name: "Settle" }).click();
    await page.waitForSelector("main li :text('Settled')");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C26: an initiative says what it should move and how", async () => {
    const { program, result } = await plan("Effects");
    const initiative = await ask("administrator", "POST", "/initiatives", { program: program.id, title: "Train the teams", nextStep: "Book a room" });
    await ask("administrator", "POST", "/links", { initiative: initiative.id, keyResult: result.id, effect: 5, mechanism: "Each training makes a team able." });
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/records/initiatives/${initiative.id}`);
    await page.waitForSelector("text=+5 teams");
    await page.waitForSelector("text=Each training makes a team able.");
    expect((await page.getByRole("button", { name: /go live|Send|Edit/ }).count()) === 0, "a viewer is offered to act");
    await context.close();
});

await journey("a document is attached by its link, which others follow, and taken off with a way back", async () => {
    const { objective } = await plan("Documents");
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/records/objectives/${objective.id}`);
    await page.getByRole("button", { name: "Attach a link" }).click();
    await page.getByLabel(/^Link/).fill("javascript:alert(1)");
    await page.getByRole("button", { name: "Attach", exact: true }).click();
    await page.waitForSelector("text=Link is not a web address.");
    await page.getByLabel(/^Link/).fill("docs.example.com/team/Plan%202027.docx");
    await page.getByRole("button", { name: "Attach", exact: true }).click();
    const link = page.getByRole("link", { name: "Plan 2027.docx" });
    await link.waitFor();
    expect((await link.getAttribute("href")) === "https://docs.example.com/team/Plan%202027.docx", await link.getAttribute("href"));
    await page.getByRole("button", { name: "Remove the link to Plan 2027.docx" }).click();
    await link.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await link.waitFor();
    expect(wrong.every((one) => one.includes("422")), wrong.join("; "));
    await context.close();
    const guest = await open("viewer");
    await guest.page.goto(`${url}/app/records/objectives/${objective.id}`);
    await guest.page.getByRole("link", { name: "Plan 2027.docx" }).waitFor();
    expect((await guest.page.getByRole("button", { name: /Attach|Remove/ }).count()) === 0, "a viewer is offered to act");
    await guest.context.close();
});

await journey("the page of a key result says where its figures come from and what should move it, and nothing twice", async () => {
    const { program, result } = await plan("Sources");
    const measure = await ask("administrator", "POST", "/measures", { program: program.id, title: "Teams counted", definition: "Each team that ships weekly.", source: "import", unit: "teams" }).catch(() =>
        ask("administrator", "POST", "/measures", { program: program.id, title: "Teams counted", definition: "Each team that ships weekly.", unit: "teams" }),
    );
    const initiative = await ask("administrator", "POST", "/initiatives", { program: program.id, title: "Ship weekly" });
    await ask("administrator", "POST", "/links", { initiative: initiative.id, keyResult: result.id, effect: 3, mechanism: "By training." });
    await ask("administrator", "PATCH", `/key-results/${result.id}`, { measure: measure.id }, { "If-Match": `"${result.revision}"` });
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/records/key-results/${result.id}`);
    await page.getByRole("heading", { name: "Where its figures come from" }).waitFor();
    await page.getByText("Each team that ships weekly.").waitFor();
    await page.getByRole("link", { name: "Ship weekly" }).waitFor();
    await page.getByText("+3").waitFor();
    await page.getByRole("heading", { name: "History" }).waitFor();
    expect((await page.getByRole("heading", { name: /^Links/ }).count()) === 0, "links are said twice");
    expect((await page.locator("main dt", { hasText: /^Weight$/ }).count()) === 0, "all fields stand open");
    await page.getByText("All fields").click();
    await page.locator("main dt", { hasText: /^Weight$/ }).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("an overdue next step of a live initiative is marked, one to come and one of a draft are not", async () => {
    const live = (await ask("administrator", "GET", `/initiatives?filter=${encodeURIComponent("status eq 'active'")}&top=1&orderby=title`)).items[0];
    const due = async (record, day) => ask("administrator", "PATCH", `/initiatives/${record.id}`, { nextStep: "Ask around", nextStepDate: day }, { "If-Match": "*" });
    const { program } = await plan("Steps");
    const draft = await ask("administrator", "POST", "/initiatives", { program: program.id, title: "Only thought of" });
    const { context, page } = await open("viewer");
    const marks = async (record) => {
        await page.goto(`${url}/app/records/initiatives/${record.id}`);
        await page.getByText("Next: Ask around").waitFor();
        return page.locator("main", { hasText: "Ask around" }).getByText(/^Next step overdue since/).count();
    };
    await due(live, "2026-01-02");
    expect((await marks(live)) === 1, "an overdue step is not marked");
    await due(live, "2999-01-02");
    expect((await marks(live)) === 0, "a step to come is marked");
    await due(draft, "2026-01-02");
    expect((await marks(draft)) === 0, "a step of a draft is marked");
    await ask("administrator", "PATCH", `/initiatives/${live.id}`, { nextStep: live.nextStep ?? null, nextStepDate: live.nextStepDate ?? null }, { "If-Match": "*" });
    await context.close();
});

await journey("the page of an objective, a key result and an initiative says what it is, who answers for it, and what it belongs to", async () => {
    const { person, name } = await ask("member", "GET", "/me");
    const { program, objective, result } = await plan("Essentials");
    await ask("administrator", "PATCH", `/objectives/${objective.id}`, { description: "So that nobody waits.", owner: person }, { "If-Match": "*" });
    const initiative = await ask("administrator", "POST", "/initiatives", { program: program.id, objectives: [objective.id], title: "Step of Essentials", horizon: "immediate" });
    const { context, page, wrong } = await open("viewer");
    const facts = page.getByRole("region", { name: "The essentials" });
    await page.goto(`${url}/app/records/objectives/${objective.id}`);
    await facts.getByText("So that nobody waits.").waitFor();
    await facts.getByRole("link", { name: name ?? /Journey member/ }).waitFor();
    await facts.getByRole("link", { name: "Essentials", exact: true }).waitFor();
    await page.goto(`${url}/app/records/key-results/${result.id}`);
    await facts.getByRole("link", { name: "Aim of Essentials" }).waitFor();
    await facts.getByText("12 teams").waitFor();
    await facts.getByText("No owner").waitFor();
    await page.goto(`${url}/app/records/initiatives/${initiative.id}`);
    await facts.getByText("Immediate").waitFor();
    await facts.getByRole("link", { name: "Aim of Essentials" }).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("an address of no program says so, and shows none other instead", async () => {
    const { context, page } = await open("viewer");
    for (const base of ["strategy", "board", "map"]) {
        await page.goto(`${url}/app/${base}/nope`);
        await page.getByText("There is no such program, or you may not see it").waitFor();
        expect((await page.locator("main article, main [role=list]").count()) === 0, `${base} shows another program`);
    }
    await page.getByRole("link", { name: "Programs that you may see" }).click();
    await page.getByText("There is no such program").waitFor({ state: "detached" });
    await page.waitForSelector("main h1");
    await context.close();
});
