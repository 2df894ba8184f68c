// The first hour: from nothing to an active program, by keyboard alone.

import { ask, browser, expect, journey, looks, open, url, violations } from "../support/ground.mjs";

const MOST_DECISIONS = 12;
const SET_UP = process.env.PLUMBLINE_SET_UP;

/** Goes on by Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page, wanted) {
    await wanted.waitFor();
    for (let presses = 0; presses < 120; presses += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${wanted}`);
}

async function press(page, name) {
    await tabTo(page, page.getByRole("button", { name, exact: true }));
    await page.keyboard.press("Enter");
}

/** A date is typed as the browser's control takes it in English. */
async function typeDay(page, label, day) {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await page.keyboard.type(`${day.slice(5, 7)}${day.slice(8, 10)}${day.slice(0, 4)}`);
}

function inDays(days) {
    return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function setUp(page) {
    await page.goto(SET_UP);
    for (const [label, text] of [["Your organization", "Northwind"], ["Your name", "Nora Wind"], ["Your e-mail", "nora@northwind.example"]]) {
        await tabTo(page, page.getByLabel(label));
        await page.keyboard.type(text);
    }
    await tabTo(page, page.locator("#password"));
    await page.keyboard.type("amber goats climb silent towers");
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=Nothing waits for you yet");
}

/** From the empty page of today to the key result of the chosen objective; answers what was decided. */
async function chooseFirst(page) {
    await tabTo(page, page.locator("main").getByRole("link", { name: "Start a program" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByLabel("Leadership buy-in and organizational alignment", { exact: true }));
    await page.keyboard.press("Space");
    await press(page, "Begin with this vision");
    await page.waitForSelector('h2:has-text("The objective that comes first")');
    await tabTo(page, page.getByRole("radio").first());
    await page.keyboard.press("Space");
    await press(page, "This one first");
    await page.waitForSelector('h2:has-text("How you will see it")');
    await tabTo(page, page.getByRole("radio").first());
    await page.keyboard.press("Space");
    await press(page, "This one");
    return ["the vision", "the objective", "the key result"];
}

async function fillBlanks(page) {
    const target = page.getByLabel("Target", { exact: true });
    await tabTo(page, target);
    await page.keyboard.type("75");
    await page.waitForSelector('main form p:has-text("75")');
    await typeDay(page, "To be reached by", inDays(300));
    await typeDay(page, "Baseline found by", inDays(30));
    await page.keyboard.press("Enter");
    return ["target", "deadline", "when the baseline is found"];
}

await journey("C01 C15 C24 C27: first run to an active program, by keyboard alone, in at most twelve decisions", async () => {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: "en-US" });
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    await setUp(page);
    await page.getByText("in about twenty minutes").waitFor();
    const lead = page.locator("main").getByRole("link", { name: "Start a program" });
    expect((await lead.getAttribute("href")) === "/app/start", "the way into the first program leads elsewhere");
    expect((await lead.evaluate((link) => getComputedStyle(link).backgroundColor)) !== "rgba(0, 0, 0, 0)", "what one does first looks like any link");
    await page.goto(new URL("/app/units", SET_UP).href);
    await page.getByText("No units yet").waitFor();
    expect((await page.getByText(/^(You are in no unit|Choose)/).count()) === 0, "one is to choose from nothing");
    await page.locator("main").getByRole("link", { name: "Import a directory" }).waitFor();
    await page.locator("main").getByRole("link", { name: "Add units under Organization" }).click();
    await page.waitForURL(/\/app\/organization\/units$/);
    await page.goto(new URL("/app/", SET_UP).href);
    const began = Date.now();
    const decisions = [...(await chooseFirst(page)), ...(await fillBlanks(page))];
    await page.waitForSelector('h2:has-text("What it is good for")');
    await page.reload();
    await page.waitForSelector('h2:has-text("What it is good for")');
    await tabTo(page, page.getByRole("textbox", { name: "The priority" }));
    await page.keyboard.type("Win the trust of our leaders");
    await page.keyboard.press("Enter");
    decisions.push("the priority");
    await page.waitForSelector('h2:has-text("Take the objective live")');
    await press(page, "Take it live");
    decisions.push("taking the objective live");
    await page.waitForSelector('h2:has-text("Start the program")');
    await press(page, "Start the program");
    decisions.push("starting the program");
    await page.waitForSelector('h2:has-text("It is live")');
    await tabTo(page, page.getByRole("link", { name: "See it under Strategy" }));
    await page.keyboard.press("Enter");
    await page.waitForSelector("main article");
    console.log(`  first run: ${decisions.length} decisions (${decisions.join(", ")}), ${((Date.now() - began) / 1000).toFixed(0)} s by machine`);
    expect(decisions.length <= MOST_DECISIONS, `${decisions.length} decisions`);
    const programs = await page.evaluate(async () => (await fetch("/api/v1/programs?top=5")).json());
    const objectives = await page.evaluate(async () => (await fetch("/api/v1/objectives?top=500&filter=status eq 'active'")).json());
    const results = await page.evaluate(async () => (await fetch("/api/v1/key-results?top=500&filter=status eq 'active'")).json());
    const path = `/api/v1/programs/${programs.items[0].id}/checks?select=findings&check=KR-SOURCE&subject=${results.items.map(({ id }) => id).join(",")}`;
    const sources = await page.evaluate(async (asked) => (await fetch(asked)).json(), path);
    expect(sources.findings.length > 0 && sources.findings.every(({ answer }) => answer === "holds"), `what the guide made fails at once: ${JSON.stringify(sources.findings)}`);
    expect(programs.items[0].status === "active" && objectives.items.length === 1, JSON.stringify(programs.items[0]));
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C02: own words become a vision, and its statement is shown while they are typed", async () => {
    const { context, page, wrong } = await open("program-lead");
    await page.goto(`${url}/app/start`);
    await page.getByLabel("Name of the program").fill("Own words");
    await page.getByLabel(/what do you want to reach/).fill("Teams solve small problems themselves");
    await page.getByRole("button", { name: "Begin with my own vision" }).click();
    await page.waitForSelector('h1:has-text("Own words")');
    await page.getByRole("button", { name: /The vision in words/ }).click();
    await page.getByLabel("Reason").fill("so that nobody waits");
    await page.getByLabel("Method").fill("by learning on real work");
    await page.waitForSelector("text=Teams solve small problems themselves, so that nobody waits, by learning on real work.");
    await page.waitForSelector("text=readable from grade");
    await page.getByRole("button", { name: "Keep and go on" }).click();
    await page.waitForSelector('h2:has-text("The objective that comes first")');
    const { items } = await ask("program-lead", "GET", "/visions?filter=program/title eq 'Own words'");
    expect(items[0].statement === "Teams solve small problems themselves, so that nobody waits, by learning on real work.", JSON.stringify(items[0]));
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("whoever begins is asked once whether the organization's hours are those of their browser", async () => {
    const [before] = (await ask("administrator", "GET", "/organizations?top=1")).items;
    await ask("administrator", "PATCH", `/organizations/${before.id}`, { timeZone: "UTC" }, { "If-Match": "*" });
    const { context, page, wrong } = await open("administrator", { timezoneId: "Asia/Tokyo" });
    await page.goto(`${url}/app/start`);
    await page.getByRole("button", { name: "Use Asia/Tokyo" }).click();
    await page.getByRole("button", { name: "Use Asia/Tokyo" }).waitFor({ state: "detached" });
    const [now] = (await ask("administrator", "GET", "/organizations?top=1")).items;
    expect(now.timeZone === "Asia/Tokyo", JSON.stringify(now.timeZone));
    await ask("administrator", "PATCH", `/organizations/${before.id}`, { timeZone: before.timeZone }, { "If-Match": "*" });
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("C01: visions of the library are merged to one, and the others stay in the past", async () => {
    const { context, page } = await open("program-lead");
    await page.goto(`${url}/app/start`);
    for (const name of ["Leadership buy-in and organizational alignment", "Community of makers and champions"]) await page.getByLabel(name, { exact: true }).check();
    await page.getByLabel("Name of the program").fill("Merged");
    await page.getByRole("button", { name: "Begin with these 2 visions" }).click();
    await page.getByRole("button", { name: /The vision in words/ }).click();
    await page.getByText("There is one other vision").click();
    await page.getByRole("button", { name: "Make one vision of both" }).click();
    await page.getByText("There is one other vision").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.querySelector("blockquote")?.textContent.includes(", and by "), null, { timeout: 8000 }).catch(async () => expect(false, await page.locator("main").innerText()));
    const goal = await page.getByLabel("Goal").inputValue();
    expect(/stand behind the platform/i.test(goal) && /a community/i.test(goal), goal);
    const { items } = await ask("program-lead", "GET", "/visions?filter=program/title eq 'Merged'");
    const [kept] = items.filter(({ status }) => status === "draft");
    expect(items.length === 2 && items.some(({ status }) => status === "retired"), JSON.stringify(items.map(({ status }) => status)));
    const objectives = await ask("program-lead", "GET", "/objectives?filter=program/title eq 'Merged'&top=500");
    expect(objectives.items.length > 8 && objectives.items.every(({ visions }) => visions.length === 1 && visions[0] === kept.id), "not all objectives went along");
    await context.close();
});

if (looks)
    await journey("no step of the guide has a barrier, wide or narrow, in any look", async () => {
        const [vision] = (await ask("program-lead", "GET", "/library/visions")).items;
        const program = await ask("program-lead", "POST", "/programs/start", { title: "Looked at", visions: [vision.key], links: "proposed" });
        for (const [look, width] of [["light", 1360], ["dark", 390], ["contrast", 390]]) {
            const { context, page, wrong } = await open("program-lead", { viewport: { width, height: 900 } });
            await page.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
            await page.goto(`${url}/app/start/${program.id}`);
            const steps = page.getByRole("navigation", { name: "Steps" }).getByRole("button");
            await steps.first().waitFor();
            for (let step = 0; step < (await steps.count()); step += 1) {
                await steps.nth(step).click();
                const found = await violations(page);
                expect(found.length === 0, `step ${step} in ${look}: ${found.join("; ")}`);
                const spill = await page.evaluate(() => Math.max(...[document.documentElement, document.querySelector("main")].map((one) => one.scrollWidth - one.clientWidth)));
                expect(spill <= 0, `step ${step} is ${spill} px wider than the window`);
            }
            expect(wrong.length === 0, wrong.join("; "));
            await context.close();
            const [first] = (await ask("program-lead", "GET", `/objectives?filter=program eq '${program.id}' and status eq 'draft'&orderby=sortOrder&top=1`)).items;
            if (first.sortOrder > 0) await ask("program-lead", "PATCH", `/objectives/${first.id}`, { sortOrder: -1 }, { "If-Match": `"${first.revision}"` });
        }
    });

await journey("C27: what is still open is said as a step, and nothing goes live by mistake", async () => {
    const { context, page } = await open("program-lead");
    await page.goto(`${url}/app/start`);
    await page.getByLabel("Name of the program").fill("Half done");
    await page.getByRole("button", { name: "Begin with my own vision" }).click();
    await page.getByRole("textbox", { name: "The objective" }).fill("Nobody waits for help");
    await page.getByRole("button", { name: "This one first" }).click();
    await page.getByRole("button", { name: /Take the objective live/ }).click();
    await page.waitForSelector("text=Still open:");
    expect(await page.getByRole("button", { name: "Take it live" }).isDisabled(), "it could go live");
    await page.locator("main form").getByRole("button", { name: "How you will see it" }).click();
    await page.getByLabel(/Another one, in my own words/).check();
    await page.getByRole("textbox", { name: "The key result" }).fill("___ of the cases are solved within a day");
    await page.getByRole("button", { name: "This one", exact: true }).click();
    expect((await page.getByText("Optional: this figure is looked at").count()) === 0, "the day is called optional where it is needed");
    await page.getByLabel("Recurs").selectOption("quarter");
    await page.getByText("Optional: this figure is looked at in each period.").waitFor();
    await page.getByLabel("Recurs").selectOption("none");
    await page.getByLabel("Target", { exact: true }).fill("many");
    await page.getByRole("button", { name: "Keep and go on" }).click();
    await page.waitForSelector("main [role=alert]");
    expect((await page.getByLabel("Target", { exact: true }).inputValue()) === "many", "what was typed is gone");
    await context.close();
});
