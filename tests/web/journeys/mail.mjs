// What comes by mail: a check-in from it without signing in, mentions in the app and by mail, and one's own choice of both.

import { ask, browser, expect, journey, mailTo, open, shots, url, violations } from "../support/ground.mjs";

/** Makes the server ask for the check-ins that are due, as it does each night. */
async function remind() {
    const jobs = await ask("administrator", "GET", `/jobs?filter=${encodeURIComponent("kind eq 'remind'")}`);
    await ask("administrator", "PATCH", `/jobs/${jobs.items[0].id}`, { nextRunAt: "2020-01-01T00:00:00Z" }, { "If-Match": "*" });
}

function daysAgo(days) {
    return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** An active key result of the member, on which a weekly check-in is due. */
async function dueResult(title) {
    const { person } = await ask("member", "GET", "/me");
    const program = await ask("administrator", "POST", "/programs", { title: `Mail ${title}` });
    const objective = await ask("administrator", "POST", "/objectives", { program: program.id, title: `Objective ${title}` });
    const result = await ask("administrator", "POST", "/key-results", {
        program: program.id, title, objectives: [objective.id], kind: "count", unit: "apps", direction: "increase", baseline: 1,
        baselineDate: "2026-01-01", baselineSource: "Count", target: 50, deadline: "2990-12-31", checkInCadence: "weekly", owner: person, status: "active",
    });
    await ask("administrator", "POST", "/check-ins", { keyResult: result.id, value: 12, date: daysAgo(9), by: person });
    return result;
}

await journey("a check-in from the mail that a real mail server took, without signing in", async () => {
    const title = "Fünfzig Lösungen im Einsatz";
    const result = await dueResult(title);
    await remind();
    const mail = await mailTo("member@journey.example", ({ subject }) => subject.includes(title));
    expect(mail.defects.length === 0, mail.defects.join("; "));
    const link = mail.links.find((one) => one.includes("/check-in?link="));
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    const wrong = [];
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await page.goto(link);
    await page.waitForSelector(`text=${title}`);
    await page.waitForSelector("text=Last: 12");
    const found = await violations(page);
    expect(found.length === 0, found.join("; "));
    if (shots) await page.screenshot({ path: `${shots}/check-in-from-mail-390.png` });
    await page.getByLabel("Value (apps)").fill("many");
    await page.getByRole("button", { name: "Check in" }).click();
    await page.waitForSelector("text=Write the value as a number");
    await page.getByLabel("Value (apps)").fill("17,5");
    await page.getByLabel(/How sure/).fill("80");
    await page.getByLabel(/What happened/).fill("Counted on the train.");
    await page.getByRole("button", { name: "Check in" }).click();
    await page.waitForSelector("h1:has-text('Thank you')");
    const [kept] = (await ask("member", "GET", `/check-ins?filter=${encodeURIComponent(`keyResult eq '${result.id}'`)}&orderby=${encodeURIComponent("createdAt desc")}&top=1`)).items;
    expect(kept.value === 17.5 && kept.confidence === 80 && kept.note === "Counted on the train.", JSON.stringify(kept));
    expect(wrong.filter((one) => !one.includes("422")).length === 0, wrong.join("; "));
    await page.goto(link);
    await page.waitForSelector("text=This link does not work any more");
    await context.close();
});

await journey("the bell counts a notice as it comes, and the list marks it read", async () => {
    const { person } = await ask("viewer", "GET", "/me");
    const [program] = (await ask("administrator", "GET", "/programs?top=1&orderby=title")).items;
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/`);
    await page.getByRole("link", { name: "Notices, none unread" }).waitFor();
    await ask("administrator", "POST", "/comments", { subject: `programs/${program.id}`, body: "Please have a look at this.", mentions: [person] });
    await page.getByRole("banner").getByRole("link", { name: "Notices, 1 unread" }).click();
    const item = page.locator("main li", { hasText: "Please have a look at this." });
    await item.waitFor();
    await item.getByRole("button", { name: "Mark as read" }).click();
    await page.getByRole("link", { name: "Notices, none unread" }).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await mailTo("viewer@journey.example", ({ text }) => text.includes("Please have a look at this."));
    await context.close();
});

await journey("people choose what comes by mail", async () => {
    const { context, page, wrong } = await open("program-lead");
    await page.goto(`${url}/app/notices`);
    await page.getByRole("radio", { name: /Gathered in one mail a week/ }).check();
    await page.getByLabel("From").selectOption("18");
    await page.getByRole("checkbox", { name: "Mentions" }).uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForSelector("text=Saved");
    const chosen = await ask("program-lead", "GET", "/me/notices");
    expect(chosen.digest === "weekly" && chosen.quietFrom === 18 && chosen.mutedNotices.join() === "mention", JSON.stringify(chosen));
    await page.reload();
    expect(await page.getByRole("radio", { name: /Gathered in one mail a week/ }).isChecked(), "it is not remembered");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
