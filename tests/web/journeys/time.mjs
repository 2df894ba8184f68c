// Days of the past.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

await journey("a day of the past is shown as it was, and cannot be changed", async () => {
    const { context, page } = await open("administrator");
    const [record] = (await ask("administrator", "GET", "/priorities?orderby=createdAt&top=1")).items;
    await ask("administrator", "PATCH", `/priorities/${record.id}`, { title: "Renamed today" }, { "If-Match": `"${record.revision}"` });
    await page.goto(`${url}/app/records/priorities/${record.id}`);
    await page.waitForSelector('h1:has-text("Renamed today")');
    await page.getByRole("button", { name: /^Day shown: Today/ }).click();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel("Day", { exact: true }).fill(yesterday);
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.waitForSelector(`h1:has-text("${record.title}")`);
    await page.waitForSelector("text=Nothing can be changed here");
    expect((await page.getByRole("button", { name: /Edit|Delete/ }).count()) === 0, "the past could be changed");
    await page.getByRole("button", { name: "Back to today" }).click();
    await page.waitForSelector('h1:has-text("Renamed today")');
    await context.close();
});

await journey("every page of a plan answers for a day of the past, with the figures of that day", async () => {
    const { context, page, wrong } = await open("program-lead");
    const day = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
    const [program] = (await ask("program-lead", "GET", "/programs?orderby=createdAt&top=1")).items;
    const results = ({ parts = [], keyResults = [] }) => [...keyResults, ...parts.flatMap(results)];
    const now = new Map(results(await ask("program-lead", "GET", `/programs/${program.id}/progress`)).map((result) => [result.id, result]));
    const then = results(await ask("program-lead", "GET", `/programs/${program.id}/progress?asOf=${day}`));
    const moved = then.find(({ id, valueDate }) => valueDate !== undefined && now.get(id)?.valueDate !== valueDate);
    expect(moved !== undefined, "no key result had another value 90 days ago");
    const refused = [];
    page.on("response", (response) => response.status() >= 400 && refused.push(`${response.status()} ${response.url()}`));
    await page.goto(`${url}/app/records/key-results/${moved.id}`);
    await page.getByRole("button", { name: /^Day shown: Today/ }).click();
    await page.getByLabel("Day", { exact: true }).fill(day);
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.waitForSelector("text=Nothing can be changed here");
    const shown = new Date(`${moved.valueDate}T00:00:00Z`).toLocaleDateString("en", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
    await page.locator("main").getByText(shown).first().waitFor();
    for (const name of ["Strategy", "Board", "Roadmap", "Map", "Contributions", "Triage", "Checks", "Records", "Today"]) {
        await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
        await page.waitForLoadState("networkidle");
        await page.waitForSelector("text=Nothing can be changed here");
        expect(new URL(page.url()).searchParams.get("asOf") === day, `${name} lost the day: ${page.url()}`);
        expect((await page.locator("main [role=alert]").count()) === 0, `${name} fails for a day of the past`);
    }
    expect(refused.length === 0 && wrong.length === 0, [...refused, ...wrong].join("; "));
    await context.close();
});

await journey("the day that is shown stands in the address: over a reload, a new tab, links and the way back, until one goes back to now", async () => {
    const { context, page, wrong } = await open("viewer");
    const day = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
    const isPast = (one) => one.waitForSelector("text=Nothing can be changed here");
    const asked = [];
    page.on("request", (request) => request.url().includes("/api/v1/") && request.method() === "GET" && asked.push(new URL(request.url())));
    await page.goto(`${url}/app/strategy?asOf=${day}`);
    await isPast(page);
    await page.waitForSelector("main article");
    await page.reload();
    await isPast(page);
    await page.waitForSelector("main article");
    const free = /^\/api\/v1\/(me|metadata|library|changes|events|backups)([/?]|$)/;
    const reads = asked.filter(({ pathname }) => !free.test(pathname));
    expect(reads.length > 5 && reads.every(({ searchParams }) => searchParams.get("asOf") === day), `read as of now: ${reads.filter(({ searchParams }) => searchParams.get("asOf") !== day).join(", ")}`);
    const link = page.locator("main article h3 a").first();
    const tab = await context.newPage();
    await tab.goto(new URL(await link.getAttribute("href"), url).href);
    await isPast(tab);
    await tab.close();
    await page.getByLabel("Status").selectOption("on-track");
    await page.waitForURL(/status=on-track/);
    expect(new URL(page.url()).searchParams.get("asOf") === day, "a filter lost the day");
    await link.click();
    await page.waitForURL(/records\/objectives/);
    await isPast(page);
    await page.goBack();
    await page.waitForSelector("main article");
    await isPast(page);
    await page.getByRole("navigation").getByRole("link", { name: "Board", exact: true }).click();
    await page.waitForURL(/\/app\/board/);
    await isPast(page);
    await page.getByRole("button", { name: "Back to today" }).click();
    await page.locator("text=Nothing can be changed here").waitFor({ state: "detached" });
    expect(!page.url().includes("asOf"), "the day is still in the address");
    await page.getByRole("navigation").getByRole("link", { name: "Strategy", exact: true }).click();
    await page.waitForSelector("main article");
    expect(!page.url().includes("asOf"), "the day came back");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a day that cannot be shown is not: one to come, one that there is not, and words", async () => {
    const { context, page, wrong } = await open("viewer");
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    for (const day of [tomorrow, "2026-02-30", "yesterday", "2026-01-01' or 1 eq 1"]) {
        await page.goto(`${url}/app/strategy?asOf=${encodeURIComponent(day)}`);
        await page.waitForSelector("main article");
        await page.getByRole("button", { name: /^Day shown: Today/ }).waitFor();
        expect((await page.getByText("Nothing can be changed here").count()) === 0, `${day} is shown`);
    }
    await page.getByRole("button", { name: /^Day shown: Today/ }).click();
    await page.getByLabel("Day", { exact: true }).fill(tomorrow);
    expect(await page.getByRole("button", { name: "Show", exact: true }).isDisabled(), "a day to come can be asked for");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the days that are often wanted are one click each", async () => {
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/strategy`);
    const now = new Date();
    const month = new Date(Date.UTC(now.getFullYear(), now.getMonth(), 0)).toISOString().slice(0, 10);
    await page.getByRole("button", { name: /^Day shown: Today/ }).click();
    for (const name of ["A week ago", "End of last quarter", "A year ago"]) await page.getByRole("dialog").getByRole("button", { name }).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "End of last month" }).click();
    await page.waitForURL((to) => to.searchParams.get("asOf") === month);
    await page.getByText("Nothing can be changed here").waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the day can be chosen and left on a small screen, too", async () => {
    const { context, page, wrong } = await open("viewer", { viewport: { width: 390, height: 844 } });
    await page.goto(`${url}/app/strategy`);
    await page.getByRole("button", { name: /^Day shown: Today/ }).click();
    await page.getByLabel("Day", { exact: true }).fill(new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10));
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.waitForSelector("text=Nothing can be changed here");
    await page.locator("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
    expect(await page.getByRole("button", { name: "Back to today" }).evaluate((one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().bottom < window.innerHeight), "the way back has scrolled away");
    await page.getByRole("button", { name: "Back to today" }).click();
    await page.getByRole("button", { name: /^Day shown: Today/ }).waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a page about a program says what it is where there is none yet", async () => {
    const { context, page, wrong } = await open("program-lead");
    const said = new Set();
    for (const [path, title] of [["strategy", "Strategy"], ["board", "Board"], ["roadmap", "Roadmap"], ["map", "Map"], ["matrix", "Contributions"], ["triage", "Triage"], ["rounds", "Test rounds"], ["checks", "Checks"]]) {
        await page.goto(`${url}/app/${path}?asOf=2001-01-01`);
        await page.waitForSelector(`main h1:has-text("${title}")`);
        await page.waitForSelector("text=There is no program yet");
        said.add(await page.locator("main h1 + p").innerText());
    }
    expect(said.size === 8, `the pages say the same: ${[...said].join(" | ")}`);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
