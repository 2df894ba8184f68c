// What waits for somebody under Today, over all programs.

import { ask, expect, journey, looks, open, url, violations } from "../support/ground.mjs";

const change = (path, body) => ask("administrator", "PATCH", path, body, { "If-Match": "*" });
const dayFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A plan whose objective and initiative the member owns: live, with a next step of that day and no word yet. */
async function owned(title, nextStepDate) {
    const { person } = await ask("member", "GET", "/me");
    const program = await ask("administrator", "POST", "/programs", { title });
    const objective = await ask("administrator", "POST", "/objectives", { program: program.id, title: `Aim of ${title}`, owner: person });
    const made = await ask("administrator", "POST", "/key-results", {
        program: program.id, objectives: [objective.id], title: `Measure of ${title}`, kind: "count", unit: "teams", direction: "increase", baseline: 2, baselineDate: "2026-01-01", baselineSource: "A count", target: 12,
        startDate: "2026-01-01", deadline: "2030-12-31",
    });
    const result = await ask("administrator", "POST", `/key-results/${made.id}/activate`, {});
    const initiative = await ask("administrator", "POST", "/initiatives", { program: program.id, title: `Work of ${title}`, owner: person, horizon: "immediate", nextStep: "Book the room", nextStepDate, rank: 1 });
    await ask("administrator", "POST", "/links", { initiative: initiative.id, keyResult: result.id, effect: 3, mechanism: "By counting." });
    await ask("administrator", "POST", `/initiatives/${initiative.id}/activate`, {});
    return { person, program, objective, result, initiative };
}

await journey("Today names an overdue next step of an initiative that is mine, and takes the update", async () => {
    const { program, initiative } = await owned("Lateness", dayFromNow(-10));
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/`);
    const mine = page.locator("section[aria-labelledby=mine]");
    const item = mine.locator("li", { hasText: "Work of Lateness" });
    await item.getByText(/^Next step overdue since/).waitFor();
    for (const words of ["Book the room", "No update yet.", program.title]) await item.getByText(words).last().waitFor();
    await item.getByRole("button", { name: "Check in" }).click();
    await item.getByLabel("Off track").check();
    await item.getByRole("button", { name: "Save the check-in" }).click();
    await page.getByText("The check-in is saved.", { exact: true }).waitFor();
    await item.getByText(/^Last update /).waitFor();
    await item.getByText("Off track", { exact: true }).first().waitFor();
    await change(`/initiatives/${initiative.id}`, { nextStepDate: dayFromNow(10) });
    await item.getByText(/^Next step overdue since/).waitFor({ state: "detached" });
    const others = await open("program-lead");
    await others.page.goto(`${url}/app/`);
    await others.page.waitForSelector("#next");
    expect((await others.page.locator("section[aria-labelledby=mine]").getByText("Work of Lateness").count()) === 0, "somebody else is asked for it");
    await others.context.close();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("Today puts what is overdue or off track first, whatever it is, and says so as the board does", async () => {
    const { person, program, result, initiative } = await owned("Pressing", dayFromNow(-10));
    await change(`/key-results/${result.id}`, { owner: person });
    await ask("administrator", "POST", "/check-ins", { keyResult: result.id, value: 12, confidence: 90 });
    await ask("administrator", "POST", "/check-ins", { initiative: initiative.id, status: "at-risk", confidence: 40 });
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/`);
    const rows = page.locator("section[aria-labelledby=mine] > ul > li");
    await rows.first().waitFor();
    const more = page.locator("section[aria-labelledby=mine] > button");
    if ((await more.count()) > 0) await more.click();
    await rows.filter({ hasText: "Measure of Pressing" }).waitFor();
    const at = (words) => rows.evaluateAll((all, text) => all.findIndex((row) => row.textContent.includes(text)), words);
    const places = [await at("Work of Pressing"), await at("Measure of Pressing")];
    expect(places[0] >= 0 && places[0] < places[1], `the overdue initiative stands at ${places[0]}, a key result on track at ${places[1]}`);
    const isPressing = await rows.evaluateAll((all) => all.map((row) => /Next step overdue|Off track/.test(row.textContent)));
    expect(!isPressing.slice(isPressing.indexOf(false)).includes(true), `what presses stands behind what does not: ${isPressing}`);
    const look = (place) => place.getByText(/^Next step overdue since/).evaluate((badge) => [badge.textContent, getComputedStyle(badge).color, badge.querySelector("path").getAttribute("d")].join("|"));
    const onToday = await look(rows.nth(places[0]));
    await page.goto(`${url}/app/board/${program.id}`);
    const card = page.locator("li", { hasText: "Work of Pressing" });
    await card.getByText("At risk", { exact: true }).waitFor();
    await card.getByText("40% confident").waitFor();
    expect((await look(card)) === onToday, "the board says it differently");
    await card.getByRole("link", { name: "Work of Pressing" }).click();
    const head = page.locator("main div", { has: page.getByRole("button", { name: "Check in" }) }).last();
    for (const words of ["At risk", "40% confident"]) await head.getByText(words, { exact: true }).waitFor();
    expect((await look(head)) === onToday, "its page says it differently");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("Today names an initiative of a unit that I report for", async () => {
    const { person, program, result } = await owned("Reporting", dayFromNow(5));
    const [colleague] = (await ask("administrator", "GET", `/people?filter=${encodeURIComponent(`id ne '${person}' and active eq true`)}&top=1`)).items;
    const unit = await ask("administrator", "POST", "/units", { title: "Reported unit", reporter: person, reportingCadence: "weekly" });
    const other = await ask("administrator", "POST", "/initiatives", { program: program.id, title: "Run by the unit", ownerUnit: unit.id, owner: colleague.id, horizon: "immediate", nextStep: "Order chairs", nextStepDate: dayFromNow(5), rank: 2 });
    await ask("administrator", "POST", "/links", { initiative: other.id, keyResult: result.id, effect: 1, mechanism: "By sitting." });
    await ask("administrator", "POST", `/initiatives/${other.id}/activate`, {});
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/`);
    const item = page.locator("section[aria-labelledby=mine] li", { hasText: "Run by the unit" });
    await item.getByText(colleague.title).waitFor();
    await item.getByText(/^Update due/).waitFor();
    await ask("administrator", "POST", "/check-ins", { initiative: other.id, status: "on-track", confidence: 80 });
    await item.getByText(/^Last update /).waitFor();
    for (const words of ["On track", "80% confident"]) await item.getByText(words, { exact: true }).waitFor();
    await change(`/units/${unit.id}`, { reporter: colleague.id });
    await item.waitFor({ state: "detached" });
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("Today groups the checks that fail on what is mine, and leads to the rest", async () => {
    const { person, program } = await owned("Failing", dayFromNow(5));
    for (let at = 0; at < 6; at += 1) await ask("administrator", "POST", "/key-results", { program: program.id, title: `Mine without a target ${at}`, owner: person });
    await ask("administrator", "POST", "/key-results", { program: program.id, title: "Not mine, without a target" });
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/`);
    const failing = page.locator("section[aria-labelledby=failing]");
    await failing.waitFor();
    if ((await failing.getByRole("button", { name: /^Show/ }).count()) > 0) await failing.getByRole("button", { name: /^Show/ }).click();
    expect((await failing.getByText("Not mine, without a target").count()) === 0, "what somebody else owns is listed as mine");
    const line = failing.locator("li", { has: page.getByText(/^6 times: /) }).first();
    await line.waitFor();
    expect((await line.getByRole("link").count()) === 4, `${await line.getByRole("link").count()} links for six records`);
    await line.getByRole("link", { name: "and 3 more" }).click();
    await page.waitForURL(/\/app\/checks\/.*check=/);
    await page.waitForFunction(() => document.querySelectorAll("section[aria-labelledby=found] li").length >= 6);
    for (let at = 0; at < 6; at += 1) await page.locator("section[aria-labelledby=found] li", { hasText: `Mine without a target ${at}` }).first().waitFor();
    expect((await page.getByText("Not mine, without a target").count()) === 0, "the rest shows more than what is mine");
    await page.getByRole("link", { name: "Settle them in Triage" }).click();
    await page.getByRole("tab", { name: "Key results", selected: true }).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a step about many records names three, and two about the same do not name them twice", async () => {
    const program = await ask("administrator", "POST", "/programs", { title: "A wall" });
    const objective = await ask("administrator", "POST", "/objectives", { program: program.id, title: "Aim of a wall" });
    for (let at = 0; at < 9; at += 1) await ask("administrator", "POST", "/key-results", { program: program.id, objectives: [objective.id], title: `Brick ${at}` });
    const { nextSteps } = await ask("administrator", "GET", `/programs/${program.id}/checks?select=nextSteps`);
    const many = nextSteps.filter(({ count }) => count >= 9);
    expect(many.length >= 2, "the plan has no two steps about the same records");
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/checks/${program.id}`);
    const lines = page.locator("section[aria-labelledby=next] li");
    await lines.first().waitFor();
    for (let at = 0; at < nextSteps.length; at += 1) expect((await lines.nth(at).getByRole("link").count()) <= 4, "a step is a wall of links");
    await lines.filter({ hasText: many[0].title }).getByRole("link", { name: `and ${many[0].count - 3} more` }).waitFor();
    const again = lines.filter({ hasText: many[1].title }).getByRole("link");
    expect((await again.count()) === 1 && (await again.innerText()) === `See all ${many[1].count}`, "the same records are named again");
    await again.click();
    await page.waitForFunction((count) => document.querySelectorAll("section[aria-labelledby=found] li").length === count, many[1].count);
    await page.getByRole("link", { name: "All checks of the program" }).click();
    await lines.first().waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("what is worth doing next begins with what is live, tells all of one record in one card, and says its name once", async () => {
    const { program, initiative } = await owned("Liveness", dayFromNow(10));
    await change(`/initiatives/${initiative.id}`, { rank: null, horizon: null });
    for (let at = 0; at < 2; at += 1) await ask("administrator", "POST", "/key-results", { program: program.id, title: `Rough measure ${at}` });
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/checks/${program.id}`);
    const cards = page.locator("section[aria-labelledby=next] > ol > li");
    await cards.first().waitFor();
    const words = await cards.allInnerTexts();
    const isRough = words.map((text) => /Rough measure|^2 key results/.test(text));
    expect(isRough.indexOf(true) > 0 && !isRough.slice(isRough.indexOf(true)).includes(false), `drafts stand before what is live: ${words.join(" | ")}`);
    const ours = words.filter((text) => text.includes("Work of Liveness"));
    expect(ours.length === 1 && ours[0].split("Work of Liveness").length === 2, `the initiative is named in ${ours.length} cards: ${ours.join(" | ")}`);
    for (const gap of ["no horizon", "no place in the backlog"]) expect(ours[0].includes(gap), `the card lacks: ${gap}`);
    expect(words.filter((text) => text.includes("Rough measure 0")).length === 1, "a draft is named twice");
    const found = await violations(page);
    expect(found.length === 0, found.join("; "));
    await cards.getByRole("link", { name: "Work of Liveness" }).click();
    await page.waitForURL(/\/records\/initiatives\//);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the checks of a program of drafts are quiet: one line says what counts later, and opens", async () => {
    const program = await ask("administrator", "POST", "/programs", { title: "All drafts" });
    for (let at = 0; at < 3; at += 1) await ask("administrator", "POST", "/key-results", { program: program.id, title: `Draft result ${at}` });
    const { drafts } = await ask("administrator", "GET", `/programs/${program.id}/checks?select=drafts`);
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/checks/${program.id}`);
    await page.getByText("Nothing is live yet").waitFor();
    const headings = await page.locator("main h2").evaluateAll((found) => found.map(({ id }) => id));
    expect(headings[0] === "next", `the page begins with ${headings[0]}`);
    expect((await page.getByText(/\d to do$/).count()) === 0, "what drafts lack is counted as if they were live");
    await page.getByText(`${drafts.fails} findings on ${drafts.parts} drafts`).click();
    await page.locator("main details:not(header details) li").first().waitFor();
    await page.locator("main details").getByRole("link", { name: "Draft result 1" }).first().waitFor();
    const found = await violations(page);
    expect(found.length === 0, found.join("; "));
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("Today names my meetings and messages of two weeks, and nobody else's", async () => {
    const { person, program } = await owned("Calendar", dayFromNow(5));
    const mine = await ask("administrator", "POST", "/committees", { title: "My round", program: program.id });
    await ask("administrator", "POST", "/seats", { committee: mine.id, person });
    const foreign = await ask("administrator", "POST", "/committees", { title: "Their round", program: program.id });
    const meet = (committee, title, days, status = "invited") => ask("administrator", "POST", "/meetings", { committee: committee.id, program: program.id, title, startsAt: `${dayFromNow(days)}T09:00:00Z`, status });
    await meet(mine, "Soon and mine", 3);
    await meet(mine, "Mine, but far off", 40);
    await meet(mine, "Mine, but called off", 4, "cancelled");
    await meet(foreign, "Soon, but theirs", 3);
    await ask("administrator", "POST", "/messages", { program: program.id, title: "Letter of mine", owner: person, dueDate: dayFromNow(2) });
    await ask("administrator", "POST", "/messages", { program: program.id, title: "Letter of theirs", dueDate: dayFromNow(2) });
    const { context, page, wrong } = await open("member");
    await page.goto(`${url}/app/`);
    const soon = page.locator("section[aria-labelledby=soon]");
    await soon.getByText("Soon and mine").waitFor();
    await soon.getByText("My round").waitFor();
    await soon.getByText("Letter of mine").waitFor();
    for (const words of ["Mine, but far off", "Mine, but called off", "Soon, but theirs", "Letter of theirs"]) expect((await soon.getByText(words).count()) === 0, `${words}: listed all the same`);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("Today of a viewer leads with where the programs stand and what changed, and offers nothing that a viewer may not do", async () => {
    const { program, objective } = await owned("Reading", dayFromNow(5));
    await change(`/objectives/${objective.id}`, { title: "Aim that was said anew" });
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/`);
    await page.locator("section[aria-labelledby=changed]").getByText("Aim that was said anew").first().waitFor();
    const headings = await page.locator("main h2:visible").evaluateAll((found) => found.map(({ id }) => id));
    expect(headings[0] === "strategies", `the page begins with ${headings[0]}`);
    expect(headings.indexOf("changed") > 0 && !headings.includes("next") && !headings.includes("mine"), `the page shows ${headings.join(", ")}`);
    const menu = page.getByRole("navigation");
    for (const name of ["Start a program", "Triage"]) expect((await menu.getByRole("link", { name, exact: true }).count()) === 0, `the menu offers a viewer: ${name}`);
    await page.locator("section[aria-labelledby=strategies] a").first().click();
    await page.waitForURL(/\/app\/strategy\//);
    await page.goto(`${url}/app/strategy/${program.id}`);
    await page.waitForSelector("main h2, main h3");
    expect((await page.locator("main").getByRole("link", { name: /Triage/ }).count()) === 0, "the strategy leads a viewer to Triage");
    await page.goto(`${url}/app/checks/${program.id}?check=KR-SOURCE,OBJ-PRIORITY`);
    await page.getByRole("link", { name: "All checks of the program" }).waitFor();
    expect((await page.locator("main").getByRole("link", { name: /Triage/ }).count()) === 0, "the checks lead a viewer to Triage");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("Today has notices under a heading of their own, above what one answers for", async () => {
    const { person, objective } = await owned("Told", dayFromNow(5));
    const { account } = await ask("member", "GET", "/me");
    await ask("administrator", "POST", "/comments", { subject: `objectives/${objective.id}`, body: "Please have a look at this.", mentions: [person] });
    const { context, page, wrong } = await open("member");
    const unread = (await ask("member", "GET", `/notifications?filter=${encodeURIComponent(`account eq '${account}' and readAt eq null`)}&top=1`)).items.length;
    expect(unread > 0, "nothing was told, so that nothing can be shown");
    await page.goto(`${url}/app/`);
    await page.locator("section[aria-labelledby=unread]").getByRole("link", { name: /new$/ }).waitFor();
    await page.waitForSelector("#mine");
    const headings = await page.locator("main h2:visible").evaluateAll((found) => found.map(({ id }) => id));
    expect(headings.indexOf("unread") < headings.indexOf("mine"), `the order is ${headings.join(", ")}`);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("what was done is told below a narrow page, covers nothing of it, and goes when asked", async () => {
    await owned("Told below", dayFromNow(-2));
    const { context, page, wrong } = await open("member", { viewport: { width: 390, height: 844 } });
    await page.goto(`${url}/app/`);
    const item = page.locator("section[aria-labelledby=mine] li", { hasText: "Work of Told below" });
    await item.getByRole("button", { name: "Check in" }).click();
    await item.getByLabel("At risk").check();
    await item.getByRole("button", { name: "Save the check-in" }).click();
    await page.getByText("The check-in is saved.", { exact: true }).waitFor();
    await page.waitForTimeout(500);
    const seen = await page.evaluate(() => {
        const told = document.querySelector(".fui-Toast").getBoundingClientRect();
        return { left: told.left, right: innerWidth - told.right, bottom: innerHeight - told.bottom, over: document.querySelector("#root").getBoundingClientRect().bottom - told.top };
    });
    expect(seen.left >= 0 && seen.right >= 0 && seen.bottom >= 0 && seen.over <= 0, `the message covers the page: ${JSON.stringify(seen)}`);
    await page.getByRole("button", { name: "Dismiss the message" }).click();
    await page.getByText("The check-in is saved.", { exact: true }).waitFor({ state: "detached" });
    await page.waitForFunction(() => document.querySelector("#root").getBoundingClientRect().bottom >= innerHeight - 1);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

const LOOKS = looks ? [["light", 1360], ["light", 390], ["dark", 1360], ["contrast", 390]] : [];
for (const [look, width] of LOOKS)
    await journey(`Today of a member in ${look} at ${width} px has no barrier`, async () => {
        await owned(`Looking ${look} ${width}`, dayFromNow(-3));
        const { context, page, wrong } = await open("member", { viewport: { width, height: 900 } });
        await page.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
        await page.goto(`${url}/app/`);
        await page.waitForSelector("section[aria-labelledby=failing]");
        await page.waitForLoadState("networkidle");
        await page.locator("section[aria-labelledby=mine]").getByRole("button", { name: "Check in" }).first().click();
        await page.getByLabel(/What happened/).waitFor();
        const found = await violations(page);
        expect(found.length === 0, found.join("; "));
        const spill = await page.evaluate(() => Math.max(...[document.documentElement, document.querySelector("main")].map((one) => one.scrollWidth - one.clientWidth)));
        expect(spill <= 0, `the page is ${spill} px wider than the window`);
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    });
