// A test round by link: somebody without an account reads, answers, and the lead sees it.

import { ask, browser, expect, journey, looks, open, picture, url, violations } from "../support/ground.mjs";

/** A vision with an objective, in a program of its own, and a round about it. */
async function makeRound(title) {
    const program = await ask("program-lead", "POST", "/programs", { title });
    const vision = await ask("program-lead", "POST", "/visions", { program: program.id, title: `${title}: the vision`, goal: "Teams solve small problems themselves", reason: "so that nobody waits" });
    const objective = await ask("program-lead", "POST", "/objectives", { program: program.id, visions: [vision.id], title: "Nobody waits for help", description: "Help comes the same day." });
    await ask("program-lead", "POST", "/key-results", { program: program.id, objectives: [objective.id], title: "Help comes sooner", kind: "duration", unit: "hours", baseline: 40, target: 8, deadline: "2030-06-30" });
    const round = await ask("program-lead", "POST", "/test-rounds", { vision: vision.id, title: "Managers in sales" });
    return { program: program.id, vision: vision.id, round: round.id };
}

/** A page of somebody who has never signed in. */
async function guest(width = 390) {
    const context = await browser.newContext({ viewport: { width, height: 844 } });
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => message.type() === "error" && !message.text().includes("401") && wrong.push(message.text()));
    return { context, page, wrong };
}

async function goByLink(page, link) {
    await page.goto("about:blank");
    await page.goto(`${url}/app/round#${link.split("#")[1]}`);
}

async function hasNoBarrier(page, what) {
    const found = await violations(page);
    expect(found.length === 0, `${what}: ${found.join("; ")}`);
    const spill = await page.evaluate(() => Math.max(...[document.documentElement, document.querySelector("main")].map((one) => one.scrollWidth - one.clientWidth)));
    expect(spill <= 0, `${what}: ${spill} px wider than the window`);
}

await journey("C02: a test round by link, from its beginning to what came of it", async () => {
    const { program, vision } = await makeRound("Tried by link");
    const lead = await open("program-lead");
    await lead.page.goto(`${url}/app/rounds/${program}`);
    await lead.page.getByLabel(/Who is asked/).fill("People on the floor");
    await lead.page.getByRole("button", { name: "Begin", exact: true }).click();
    await lead.page.waitForSelector('h1:has-text("People on the floor")');
    expect(await lead.page.getByLabel("Show the objectives and their key results too").isChecked(), "a round would show the vision only");
    await lead.page.getByRole("button", { name: "Make the link" }).click();
    const link = await lead.page.getByLabel("The link; it is shown this once").inputValue();

    const reader = await guest();
    const asked = [];
    reader.page.on("request", (request) => asked.push(new URL(request.url())));
    await goByLink(reader.page, link);
    await reader.page.waitForSelector("text=Teams solve small problems themselves, so that nobody waits.");
    await reader.page.waitForSelector("text=Help comes the same day.");
    await reader.page.waitForSelector("text=From 40 hours to 8 hours by Jun 30, 2030");
    await hasNoBarrier(reader.page, "the page of a guest");
    await reader.page.getByRole("button", { name: "What do you think of it?" }).click();
    const ofObjective = reader.page.getByRole("form", { name: "The objective “Nobody waits for help”" });
    await ofObjective.getByLabel("I object").check();
    await ofObjective.getByLabel("In your words").fill("Eight is too many.");
    await hasNoBarrier(reader.page, "the page of a guest who answers to an objective");
    await ofObjective.getByRole("button", { name: "Send" }).click();
    await ofObjective.getByText("your answer is kept").waitFor();
    await reader.page.getByRole("button", { name: "What do you think of it?" }).click();
    await reader.page.getByLabel("I object").check();
    expect(await reader.page.getByRole("button", { name: "Send" }).isDisabled(), "an objection without words could be sent");
    await reader.page.getByLabel("What is it about?").selectOption({ label: "The reason: why it is worth it" });
    await reader.page.getByLabel("In your words").fill("Nobody is too much.");
    await reader.page.getByLabel("Your name (optional)").fill("Ida from sales");
    await reader.page.getByRole("button", { name: "Send" }).click();
    await reader.page.waitForSelector("text=your answer is kept");
    await reader.page.getByLabel("I agree").check();
    await reader.page.getByRole("button", { name: "Send" }).click();
    await reader.page.waitForSelector("text=your 2 answers are kept");
    const token = link.split("#")[1];
    expect(asked.every(({ pathname, search }) => !`${pathname}${search}`.includes(token)), "the link stands in an address");
    expect(asked.filter(({ pathname }) => pathname.startsWith("/api/")).every(({ pathname }) => pathname.startsWith("/api/v1/round")), "the page asks for more than the round");

    await lead.page.waitForSelector("text=Nobody is too much.");
    await lead.page.waitForSelector("text=Ida from sales");
    const said = lead.page.locator("li", { hasText: "Nobody is too much." });
    await said.getByLabel("What was made of it").fill("We write: hardly anybody.");
    await said.getByLabel("Taken up").check();
    await said.getByRole("button", { name: "Save" }).click();
    await said.getByRole("button", { name: "Save" }).waitFor({ state: "detached" });
    await lead.page.getByLabel("The vision was revised").check();
    await lead.page.getByRole("button", { name: "Close the round" }).click();
    await lead.page.getByRole("button", { name: "Close the round" }).waitFor({ state: "detached" });
    const [round] = (await ask("program-lead", "GET", `/test-rounds?filter=vision eq '${vision}' and status eq 'closed'&expand=comments`)).items;
    expect(round.outcome === "revised" && round.comments.length === 3 && round.comments.some(({ part, stance, title }) => part === "objective" && stance === "object" && title === "Nobody waits for help") && round.comments.filter(({ isTaken }) => isTaken).length === 1, JSON.stringify(round));
    await goByLink(reader.page, link);
    await reader.page.waitForSelector("text=This round is over");
    expect((await reader.page.getByRole("button", { name: "Send" }).count()) === 0, "an answer could still be sent");
    expect(reader.wrong.length + lead.wrong.length === 0, [...reader.wrong, ...lead.wrong].join("; "));
    await reader.context.close();
    await lead.context.close();
});

await journey("C02: a link that is altered, taken back, or replaced shows nothing but why", async () => {
    const { round } = await makeRound("Refused by link");
    const { link } = await ask("program-lead", "POST", `/test-rounds/${round}/link`, {});
    const reader = await guest();
    for (const [wrong, words] of [[`${link}x`, "This link does not work"], [`${link.split("#")[0]}#`, "This link does not work"], [`${link.split("#")[0]}#%F0%9F%8E%89"<b>`, "This link does not work"]]) {
        await goByLink(reader.page, wrong);
        await reader.page.waitForSelector(`h2:has-text("${words}")`);
        expect(!(await reader.page.content()).includes("Teams solve"), "something is shown");
    }
    await hasNoBarrier(reader.page, "a refused link");
    const { link: newer } = await ask("program-lead", "POST", `/test-rounds/${round}/link`, {});
    await goByLink(reader.page, link);
    await reader.page.waitForSelector('h2:has-text("This link does not work")');
    await goByLink(reader.page, newer);
    await reader.page.waitForSelector("text=Teams solve");
    await ask("program-lead", "DELETE", `/test-rounds/${round}/link`);
    await goByLink(reader.page, newer);
    await reader.page.waitForSelector('h2:has-text("This link was taken back")');
    await reader.page.route("**/api/v1/round", (route) => route.fulfill({ status: 401, contentType: "application/problem+json", body: JSON.stringify({ status: 401, code: "round.expired", detail: "This link has ended." }) }));
    await goByLink(reader.page, newer);
    await reader.page.waitForSelector('h2:has-text("This link has ended")');
    await reader.context.close();
});

if (looks)
    await journey("a round has no barrier for its lead and for a guest, in any look", async () => {
        const { round } = await makeRound("Looked at by link");
        const { link } = await ask("program-lead", "POST", `/test-rounds/${round}/link`, { objectives: true });
        await ask("program-lead", "POST", "/test-comments", { testRound: round, stance: "object", part: "goal", body: "Too vague." });
        for (const [look, width] of [["light", 390], ["light", 1360], ["dark", 390], ["dark", 1360], ["contrast", 1360]]) {
            const lead = await open("program-lead", { viewport: { width, height: 900 } });
            const reader = await guest(width);
            for (const { page } of [lead, reader]) await page.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
            await lead.page.goto(`${url}/app/rounds`);
            await lead.page.waitForSelector("text=Begin a test round");
            await hasNoBarrier(lead.page, `the rounds in ${look}`);
            await lead.page.goto(`${url}/app/test-round/${round}`);
            await lead.page.waitForSelector("text=Too vague.");
            await hasNoBarrier(lead.page, `the lead's page in ${look}`);
            await goByLink(reader.page, link);
            await reader.page.waitForSelector("text=Nobody waits for help");
            await picture(reader.page, "round", look, width);
            await hasNoBarrier(reader.page, `the guest's page in ${look}`);
            await lead.context.close();
            await reader.context.close();
        }
    });

await journey("a viewer reads a round and finds nothing to change", async () => {
    const { round } = await makeRound("Read by a viewer");
    await ask("program-lead", "POST", "/test-comments", { testRound: round, stance: "agree", body: "Good words." });
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/test-round/${round}`);
    await page.waitForSelector("text=Good words.");
    expect((await page.getByRole("button", { name: /link|Close|Save/ }).count()) === 0, "there is a button");
    await context.close();
});

await journey("a link of a round is taken back or replaced only after a question that says what ends", async () => {
    const { round } = await makeRound("Asked before it ends");
    const lead = await open("program-lead");
    await lead.page.goto(`${url}/app/test-round/${round}`);
    await lead.page.getByRole("button", { name: "Make the link" }).click();
    const shown = lead.page.getByLabel("The link; it is shown this once");
    const first = await shown.inputValue();
    const reader = await guest();
    const opens = async (link, sign) => {
        await goByLink(reader.page, link);
        await reader.page.waitForSelector(sign);
    };
    const statement = "text=Teams solve small problems themselves";
    await lead.page.getByRole("button", { name: "Make a new link; the old one ends" }).click();
    await lead.page.getByText("The link that is out ends at once").waitFor();
    await lead.page.getByRole("button", { name: "Cancel" }).click();
    await lead.page.getByRole("dialog").waitFor({ state: "detached" });
    await opens(first, statement);
    await lead.page.getByRole("button", { name: "Make a new link; the old one ends" }).click();
    await lead.page.getByRole("button", { name: "End the old link and make a new one" }).click();
    await lead.page.getByRole("dialog").waitFor({ state: "detached" });
    const second = await shown.inputValue();
    expect(second !== first, "the link is the old one");
    await opens(first, "text=This link does not work");
    await opens(second, statement);
    await lead.page.getByRole("button", { name: "Take it back" }).click();
    await lead.page.getByText("can no longer read or answer").waitFor();
    await lead.page.keyboard.press("Escape");
    await lead.page.getByRole("dialog").waitFor({ state: "detached" });
    await opens(second, statement);
    await lead.page.getByRole("button", { name: "Take it back" }).click();
    await lead.page.getByRole("button", { name: "Take the link back" }).click();
    await lead.page.getByRole("dialog").waitFor({ state: "detached" });
    await opens(second, "text=This link was taken back");
    expect(lead.wrong.length === 0, lead.wrong.join("; "));
    await reader.context.close();
    await lead.context.close();
});
