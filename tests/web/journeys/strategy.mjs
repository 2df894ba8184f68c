// The one page of a strategy: what stands on it, filtered, presented, printed.

import { ask, expect, journey, open, url, violations } from "../support/ground.mjs";

const DAY = 86_400_000;
const inDays = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const programs = async () => (await ask("viewer", "GET", "/programs?filter=status eq 'active'&orderby=title")).items;

/** A program as the library starts it, with one objective of it live; how many of its drafts are left. */
async function fromLibrary() {
    const program = await ask("program-lead", "POST", "/programs/start", { title: "Fresh from the library", visions: ["leadership-buy-in"], links: "proposed" });
    const [objective] = (await ask("program-lead", "GET", `/objectives?filter=program eq '${program.id}' and keyResults/any()&expand=keyResults&orderby=sortOrder`)).items;
    const priority = await ask("program-lead", "POST", "/priorities", { title: "Grow, freshly" });
    const change = (path, body) => ask("program-lead", "PATCH", path, body, { "If-Match": "*" });
    await change(`/objectives/${objective.id}`, { priorities: [priority.id] });
    await change(`/key-results/${objective.keyResults[0].id}`, { baseline: 10, baselineDate: inDays(-20), baselineSource: "Count of last year", target: 40, deadline: inDays(370) });
    await ask("program-lead", "POST", `/objectives/${objective.id}/activate`, {});
    const drafts = async (collection) => (await ask("program-lead", "GET", `/${collection}?filter=program eq '${program.id}' and status eq 'draft'&count=true&top=1`)).count;
    return { program, objective, objectives: await drafts("objectives"), initiatives: await drafts("initiatives") };
}

function pagesOf(paper) {
    return paper.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
}

await journey("the strategy has objectives by their place and initiatives by rank, those without one last", async () => {
    const { context, page, wrong } = await open("viewer");
    for (const { id } of await programs()) {
        await page.goto(`${url}/app/strategy/${id}`);
        await page.waitForSelector("main article");
        const objectives = (await ask("viewer", "GET", `/objectives?filter=program eq '${id}' and status eq 'active'&orderby=sortOrder`)).items.map(({ title }) => title);
        expect((await page.locator("main article h3").allInnerTexts()).join("|") === objectives.join("|"), `not by place: ${await page.locator("main article h3").allInnerTexts()}`);
        const initiatives = (await ask("viewer", "GET", `/initiatives?filter=program eq '${id}' and status in ('active','paused') and horizon eq 'immediate'&orderby=rank`)).items;
        const shown = await page.getByRole("region", { name: "Immediate" }).locator("> ul > li > a").allInnerTexts();
        const ranked = [...initiatives.filter(({ rank }) => rank !== undefined), ...initiatives.filter(({ rank }) => rank === undefined)].map(({ title }) => title);
        expect(shown.join("|") === ranked.join("|"), `not by rank: ${shown}`);
        const words = (await page.locator("main").innerText()).replace(/\d+ of \d+ objectives/g, "");
        expect(!/\bof \d|\bNone\b/.test(words) && words.includes("expected by now"), "“of”, “None”, or no legend");
    }
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

const resultsOf = ({ parts = [], keyResults = [] }) => [...keyResults, ...parts.flatMap(resultsOf)];

await journey("C25: the chance to reach a target in time stands beside it, in both languages, and for none that has too few values", async () => {
    const wholes = await Promise.all((await programs()).map(async ({ id }) => ({ id, results: resultsOf(await ask("viewer", "GET", `/programs/${id}/progress`)) })));
    const { id, results } = wholes.find(({ results: all }) => all.some(({ probability }) => probability > 0.02 && probability < 0.98) && all.some(({ probability }) => probability === undefined));
    const fair = results.find(({ probability }) => probability > 0.02 && probability < 0.98);
    const none = results.find(({ probability }) => probability === undefined);
    for (const [language, short, long] of [["en", "chance", "the chance to reach the target in time is"], ["de", "Aussicht", "Ziel rechtzeitig zu erreichen,"]]) {
        const { context, page, wrong } = await open("viewer");
        await context.addInitScript((wanted) => localStorage.setItem("language", wanted), language);
        await page.goto(`${url}/app/strategy/${id}`);
        const row = (title) => page.locator("article li", { hasText: title }).first();
        await row(fair.title).waitFor();
        const words = (await row(fair.title).innerText()).replaceAll("\u202f", "");
        expect(words.includes(`${short} ${Math.round(100 * fair.probability)}%`), `${fair.probability}: ${words}`);
        expect(!(await row(none.title).innerText()).includes(short), `a chance from nothing: ${await row(none.title).innerText()}`);
        await page.goto(`${url}/app/records/key-results/${fair.id}`);
        await page.getByText(long).waitFor();
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    }
});

await journey("a vision says how many of its live objectives are off track or at risk, filtered, presented and on paper too", async () => {
    const { context, page, wrong } = await open("viewer");
    let told = 0;
    for (const { id } of await programs()) {
        const { parts = [] } = await ask("viewer", "GET", `/programs/${id}/progress`);
        const live = (await ask("viewer", "GET", `/objectives?filter=program eq '${id}' and status ne 'draft'&top=200`)).items.map((one) => one.id);
        await page.goto(`${url}/app/strategy/${id}`);
        for (const vision of parts.filter(({ type }) => type === "vision")) {
            const objectives = (vision.parts ?? []).filter((one) => live.includes(one.id));
            const section = page.locator(`section[aria-labelledby="vision-${vision.id}"]`);
            await section.waitFor();
            for (const [status, words] of [["off-track", "off track"], ["at-risk", "at risk"]]) {
                const count = objectives.filter((one) => one.status === status).length;
                const sentence = objectives.length === 1 ? `The one objective is ${words}` : `${count} of ${objectives.length} objectives ${words}`;
                const badge = section.getByText(sentence, { exact: true });
                if (count === 0) expect((await section.getByText(new RegExp(`objectives? (is )?${words}`)).count()) === 0, `${vision.title} tells of none that is ${words}`);
                else {
                    told += 1;
                    await badge.waitFor();
                    await page.emulateMedia({ media: "print" });
                    expect(await badge.isVisible(), "paper does not say it");
                    await page.emulateMedia({ media: null });
                    await page.goto(`${url}/app/strategy/${id}?status=${status}`);
                    await badge.waitFor();
                    await page.goto(`${url}/app/present/${id}`);
                    await page.getByText(sentence, { exact: true }).waitFor();
                    await page.goto(`${url}/app/strategy/${id}`);
                    await section.waitFor();
                }
            }
        }
    }
    expect(told > 0, "no program of the example has an objective that does not stand well");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a program fresh from the library shows what is live, counts its drafts with a way to Triage, and prints on one page", async () => {
    const { program, objective, objectives, initiatives } = await fromLibrary();
    const { context, page, wrong } = await open("program-lead");
    await page.goto(`${url}/app/strategy/${program.id}`);
    await page.waitForSelector("main article");
    expect((await page.locator("main article h3").allInnerTexts()).join() === objective.title, "a draft stands like what is live");
    expect(objectives > 3 && initiatives > 3, "the library has fewer drafts than this tries");
    const drafts = page.getByRole("list", { name: "Drafts" });
    expect((await drafts.innerText()).includes(`Objectives: ${objectives} drafts`) && (await drafts.innerText()).includes(`Initiatives: ${initiatives} drafts`), await drafts.innerText());
    expect((await page.locator('main h2:has-text("Initiatives")').count()) === 0, "there are horizons without initiatives");
    for (const format of ["A4", "Letter"]) expect(pagesOf(await page.pdf({ format, printBackground: true })) === 1, `more than one page of ${format}`);
    await page.emulateMedia({ media: "print" });
    expect(await drafts.getByText(`Objectives: ${objectives} drafts`).isVisible(), "the paper does not tell of the drafts");
    expect(!(await drafts.getByRole("link").first().isVisible()), "the paper has a link");
    await page.emulateMedia({ media: null });
    await drafts.getByRole("link").first().click();
    await page.waitForSelector('[role=tab][aria-selected=true]:has-text("Objectives")');
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the strategy is filtered by status, and shows all again", async () => {
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/strategy`);
    await page.waitForSelector("main article");
    const all = await page.locator("main article li").count();
    await page.getByLabel("Status").selectOption("at-risk");
    await page.waitForFunction((before) => document.querySelectorAll("main article li").length < before, all);
    const words = await page.locator("main article li").allTextContents();
    expect(words.length > 0 && words.every((text) => text.includes("At risk")), words.join(" | "));
    expect((await page.getByRole("region", { name: "Immediate" }).locator("> ul > li").count()) > 0, "a status of key results took the initiatives away");
    expect(new URL(page.url()).searchParams.get("status") === "at-risk", `the filter is not in the address: ${page.url()}`);
    const filtered = await page.locator("main article li").count();
    await page.reload();
    await page.waitForSelector("main article");
    expect((await page.locator("main article li").count()) === filtered && (await page.getByLabel("Status").inputValue()) === "at-risk", "a reload lost the filter");
    await page.getByRole("button", { name: "Present" }).click();
    await page.waitForSelector("main :text-matches('^1 of [0-9]+$')");
    expect(page.url().endsWith("?status=at-risk"), "the presentation lost the filter");
    await page.keyboard.press("Escape");
    await page.waitForSelector("main article");
    expect((await page.getByLabel("Status").inputValue()) === "at-risk", "the way back lost the filter");
    await page.getByLabel("Status").selectOption("done");
    await page.waitForSelector("text=Nothing fits");
    await page.goto(`${url}/app/strategy?status=green`);
    await page.waitForSelector("main article");
    expect((await page.locator("main article li").count()) === all, "a status that there is not hides something");
    await page.getByLabel("Status").selectOption("done");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.waitForFunction((before) => document.querySelectorAll("main article li").length === before, all);
    await page.getByLabel("Owner").selectOption({ label: "Elena Petrova" });
    await page.waitForFunction((before) => document.querySelectorAll("main article").length > 0 && document.querySelectorAll("main article li").length < before, all);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

/** What a window shows of a slide: whole, without menu or header, in large type. */
async function seesWholeSlide(page, { width, height }) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(100);
    const seen = await page.evaluate(() => {
        const frame = document.querySelector("main > header + div");
        const text = [...frame.querySelectorAll("a, strong, p, span")].filter((one) => one.childElementCount === 0 && one.textContent.trim() !== "" && !one.closest(".only-spoken"));
        const zoom = Number(getComputedStyle(frame.firstElementChild).zoom);
        return { beyond: frame.scrollHeight - frame.clientHeight, aside: frame.scrollWidth - frame.clientWidth, smallest: Math.min(...text.map((one) => Number.parseFloat(getComputedStyle(one).fontSize) * zoom)), page: document.documentElement.scrollHeight - window.innerHeight };
    });
    expect(seen.beyond <= 1 && seen.aside <= 1 && seen.page <= 0, `cut at ${width} × ${height}: ${JSON.stringify(seen)}`);
    return seen.smallest;
}

await journey("a page of a program leads to the same page of the others, by keys", async () => {
    const { context, page, wrong } = await open("viewer");
    const [first, other] = await programs();
    await page.goto(`${url}/app/board/${first.id}`);
    await page.getByRole("heading", { name: `Initiatives of ${first.title}` }).waitFor();
    const summary = page.locator("main summary", { hasText: "Another program" });
    const way = page.locator("main header").getByRole("link", { name: other.title, exact: true });
    expect((await page.locator("main header").getByRole("link", { name: first.title, exact: true }).count()) === 0, "the page leads to itself");
    await summary.focus();
    await page.keyboard.press("Enter");
    await way.waitFor();
    await page.keyboard.press("Escape");
    await way.waitFor({ state: "hidden" });
    expect(await summary.evaluate((one) => one === document.activeElement), "Escape does not give the focus back");
    await page.keyboard.press("Enter");
    await way.waitFor();
    const found = await violations(page);
    expect(found.length === 0, found.join("; "));
    await page.getByRole("heading", { level: 1 }).click();
    await way.waitFor({ state: "hidden" });
    await summary.click();
    await way.click();
    await page.waitForURL(new RegExp(other.id));
    await page.getByRole("heading", { name: `Initiatives of ${other.title}` }).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the strategy is presented on the whole window, slide by slide, and Escape ends it", async () => {
    const { context, page, wrong } = await open("viewer");
    for (const { id } of await programs()) {
        await page.goto(`${url}/app/strategy/${id}`);
        await page.getByRole("button", { name: "Present" }).click();
        await page.waitForSelector("main :text-matches('^1 of [0-9]+$')");
        expect((await page.getByRole("navigation").count()) === 0 && (await page.getByText("Plumbline", { exact: true }).count()) === 0, "the menu is still there");
        const count = Number((await page.locator("main [role=status]").innerText()).split(" ").at(-1));
        for (let at = 1; at <= count; at += 1) {
            await page.waitForSelector(`main [role=status]:has-text("${at} of ${count}")`);
            const smallest = await seesWholeSlide(page, { width: 1360, height: 768 });
            expect(smallest >= 15, `slide ${at} has type of ${smallest} px`);
            await seesWholeSlide(page, { width: 1920, height: 1080 });
            await page.keyboard.press("ArrowRight");
        }
        expect(await page.getByRole("button", { name: "Next" }).isDisabled(), "there is something after the last view");
        await page.waitForSelector('main h2:has-text("Initiatives")');
        await page.keyboard.press("Home");
        await page.waitForSelector("main :text-matches('^1 of [0-9]+$')");
        await page.keyboard.press("Escape");
        await page.getByRole("navigation").waitFor();
        await page.waitForSelector("main article");
        await page.getByRole("button", { name: "Present" }).click();
        await page.getByRole("button", { name: "End" }).click();
        await page.getByRole("navigation").waitFor();
    }
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

for (const format of ["A4", "Letter"])
    await journey(`the strategy of each program of the example prints on one page of ${format}, with the day that it tells of`, async () => {
        const { context, page } = await open("viewer");
        for (const language of ["en", "de"])
            for (const { id, title } of await programs()) {
                await page.goto(`${url}/app/strategy/${id}`);
                await page.evaluate((wanted) => localStorage.setItem("language", wanted), language);
                await page.reload();
                await page.waitForSelector("main article");
                await page.waitForLoadState("networkidle");
                const pages = pagesOf(await page.pdf({ format, printBackground: true }));
                expect(pages === 1, `${title} (${language}): ${pages} pages`);
                await page.emulateMedia({ media: "print" });
                const shown = await page.locator("main").innerText();
                expect(new RegExp(`(As of|Stand vom).*${new Date().getFullYear()}`).test(shown), `no day on the paper of ${title}`);
                const done = (await ask("viewer", "GET", `/initiatives?filter=program eq '${id}' and status eq 'done'`)).items;
                expect(done.every((one) => !shown.includes(one.title)), `what is done is printed among what is open: ${title}`);
                await page.emulateMedia({ media: null });
            }
        // what the count of pages would not see: two programs, one after the other, are more than one page
        await page.evaluate(() => document.querySelector("main").append(...[1, 2].map(() => document.querySelector("main").cloneNode(true))));
        expect(pagesOf(await page.pdf({ format, printBackground: true })) > 1, "three times the page is still one page");
        await context.close();
    });

await journey("the paper of a day of the past says so", async () => {
    const { context, page } = await open("viewer");
    const [{ id }] = await programs();
    await page.goto(`${url}/app/strategy/${id}?asOf=${inDays(-30)}`);
    await page.waitForSelector("main article");
    await page.emulateMedia({ media: "print" });
    await page.locator("main").getByText("As of", { exact: false }).first().waitFor();
    expect(await page.getByText(/^Printed on /).isVisible(), "the paper does not say when it was printed");
    expect(!(await page.getByRole("button", { name: "Back to today" }).isVisible()), "the paper has a button");
    await context.close();
});

await journey("the strategy and the page of an objective name what does not count yet, say why, and lead there", async () => {
    const program = await ask("program-lead", "POST", "/programs", { title: "Not counted yet" });
    const make = (collection, more) => ask("program-lead", "POST", `/${collection}`, { program: program.id, ...more });
    const vision = await make("visions", { title: "Vision with drafts", goal: "All of it counts", reason: "so that nobody wonders" });
    const priority = await ask("program-lead", "POST", "/priorities", { title: "Count, wholly" });
    const objective = await make("objectives", { title: "Aim with drafts", visions: [vision.id], priorities: [priority.id] });
    const complete = { kind: "count", unit: "teams", direction: "increase", baseline: 2, baselineDate: inDays(-20), baselineSource: "A count", target: 12, deadline: inDays(370), startDate: inDays(-20) };
    const live = await make("key-results", { title: "Ten teams live", objectives: [objective.id], ...complete });
    await ask("program-lead", "POST", `/key-results/${live.id}/activate`, {});
    const drafts = [];
    for (const name of ["First", "Second", "Third", "Fourth"]) drafts.push(await make("key-results", { title: `${name} draft`, objectives: [objective.id] }));
    await ask("program-lead", "POST", `/objectives/${objective.id}/activate`, {});
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/strategy/${program.id}`);
    const card = page.locator("main article", { hasText: "Aim with drafts" });
    await card.getByText(/key results do not count yet:$/).waitFor();
    const named = card.getByRole("listitem").filter({ hasText: "It is still a draft." });
    expect((await named.count()) <= 3 && (await named.count()) > 0, `${await named.count()} are named`);
    await card.getByRole("link", { name: /^and \w+ more$/ }).click();
    for (const { title } of drafts) await page.getByRole("region", { name: "Key results" }).getByRole("listitem").filter({ hasText: title }).filter({ hasText: "It is still a draft." }).waitFor();
    await page.getByRole("link", { name: "Fourth draft" }).click();
    await page.getByRole("heading", { name: "Fourth draft" }).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
