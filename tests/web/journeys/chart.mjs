// The drawing of a key result: no word of it is cut.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

/** What of the texts of the chart lies outside its drawing, and which lie upon each other. */
function cut(page) {
    return page.evaluate(() => {
        const drawing = document.querySelector("main figure svg[role=img]");
        const frame = drawing.getBoundingClientRect();
        const texts = [...drawing.querySelectorAll("text")].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
        const isOut = ({ left, right, top, bottom }) => left < frame.left - 0.5 || right > frame.right + 0.5 || top < frame.top - 0.5 || bottom > frame.bottom + 0.5;
        const isOn = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 4 && other.top < one.bottom - 4;
        const beyond = frame.right > document.querySelector("main").getBoundingClientRect().right ? ["the drawing leaves the page"] : [];
        return [...beyond, ...texts.filter(({ box }) => isOut(box)).map(({ words }) => `cut: ${words}`), ...texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => isOn(one.box, other.box)).map((other) => `${one.words} on ${other.words}`))];
    });
}

const WIDTHS = [1360, 820, 390, 320];

await journey("no word of a chart is cut, in both languages and on screens of any width", async () => {
    const results = ({ parts = [], keyResults = [] }) => [...keyResults, ...parts.flatMap(results)];
    const programs = (await ask("viewer", "GET", "/programs?filter=status eq 'active'")).items;
    const all = (await Promise.all(programs.map(({ id }) => ask("viewer", "GET", `/programs/${id}/progress`)))).flatMap(results).filter(({ value }) => value !== undefined);
    const money = all.find(({ unit, target }) => unit === "EUR" && target >= 100_000);
    expect(money !== undefined, "no target in money of six digits");
    for (const language of ["en", "de"]) {
        const { context, page, wrong } = await open("viewer");
        await context.addInitScript((wanted) => localStorage.setItem("language", wanted), language);
        for (const { id, title } of [money, ...new Set(all)].slice(0, 8)) {
            await page.setViewportSize({ width: WIDTHS[0], height: 900 });
            await page.goto(`${url}/app/records/key-results/${id}`);
            await page.waitForSelector("main figure svg[role=img] text");
            for (const width of WIDTHS) {
                await page.setViewportSize({ width, height: 900 });
                await page.waitForFunction(() => Math.abs(document.querySelector("main figure svg[role=img]").getBoundingClientRect().width - Math.max(Math.min(Math.round(document.querySelector("main figure").clientWidth), 860), 260)) <= 1);
                const found = await cut(page);
                expect(found.length === 0, `${title} (${language}, ${width} px): ${found.join("; ")}`);
            }
        }
        await page.goto(`${url}/app/records/key-results/${money.id}`);
        await page.waitForSelector("main figure svg[role=img] text");
        const words = (await page.locator("main figure svg[role=img] text").allTextContents()).join(" ");
        expect(language === "en" ? words.includes("Target €400,000") : words.includes("Ziel 400.000\u00a0€"), words);
        // the measure sees a cut: the same words, moved
        await page.locator("main figure svg[role=img] text").last().evaluate((text) => text.setAttribute("x", "5000"));
        expect((await cut(page)).length > 0, "a text outside the drawing is not seen");
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    }
});

await journey("what is said of a key result is written as the page writes figures and days, in both languages", async () => {
    const results = ({ parts = [], keyResults = [] }) => [...keyResults, ...parts.flatMap(results)];
    const programs = (await ask("viewer", "GET", "/programs?filter=status eq 'active'")).items;
    const allIn = async (language) => (await Promise.all(programs.map(({ id }) => ask("viewer", "GET", `/programs/${id}/progress`, undefined, { "Accept-Language": language })))).flatMap(results);
    const all = await allIn("en");
    const money = all.find(({ unit, value }) => unit === "EUR" && value !== undefined);
    const silent = all.find(({ value, reason }) => value === undefined && reason !== "");
    for (const [language, expected, foreign] of [["en", / expected by now, target €400,000 by [A-Z][a-z]{2} \d+, 20\d\d\./, /EUR| by 20\d\d-/], ["de", /; bis jetzt erwartet: [\d.]+\s€, Ziel: 400\.000\s€ bis \d\d\.\d\d\.20\d\d\./, /expected by now|\d EUR|20\d\d-\d\d-\d\d;/]]) {
        const { context, page } = await open("viewer");
        await context.addInitScript((wanted) => localStorage.setItem("language", wanted), language);
        await page.goto(`${url}/app/records/key-results/${money.id}`);
        await page.waitForSelector("main figure svg[role=img]");
        const words = await page.locator("main").innerText();
        expect(expected.test(words), words.slice(0, 400));
        expect(!foreign.test(await page.locator("main figure").locator("..").innerText()), "the server's own sentence stands there");
        await page.goto(`${url}/app/records/key-results/${silent.id}`);
        const { reason } = (await allIn(language)).find(({ id }) => id === silent.id);
        await page.getByText(reason).first().waitFor();
        await context.close();
    }
});

await journey("days in what the server says stand as they do on the page, by the region of the reader", async () => {
    const [program] = (await ask("viewer", "GET", "/programs?filter=status eq 'active'&orderby=title")).items;
    const { findings } = await ask("viewer", "GET", `/programs/${program.id}/checks?select=findings`);
    const told = findings.find(({ answer, reason, subject }) => answer === "fails" && subject.type === "key-result" && / by \d+ [A-Z][a-z]{2} 20\d\d/.test(reason));
    expect(told !== undefined, "no finding names a day");
    for (const [locale, written] of [["en-US", / by [A-Z][a-z]{2} \d+, 20\d\d/], ["en-GB", / by \d+ [A-Z][a-z]{2} 20\d\d/]]) {
        const { context, page, wrong } = await open("viewer", { locale });
        await page.goto(`${url}/app/records/key-results/${told.subject.id}`);
        const words = await page.getByRole("region", { name: "Is it sound?" }).innerText();
        expect(written.test(words), `${locale}: ${words}`);
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    }
});
