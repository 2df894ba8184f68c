// What holds for the whole app: its weight, its languages, guests.

import { readFile } from "node:fs/promises";

import { ask, browser, expect, journey, open, password, url } from "../support/ground.mjs";

const MOST_KB = 200;
await journey(`the first view of the strategy loads less than ${MOST_KB} kB of scripts`, async () => {
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/strategy`);
    await page.waitForSelector("main article");
    const bytes = await page.evaluate(() =>
        performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    console.log(`  scripts of the first view: ${(bytes / 1000).toFixed(0)} kB packed`);
    expect(bytes > 50_000 && bytes < MOST_KB * 1000, `${bytes} bytes`);
    await context.close();
});

const OPENED = [
    ["", "#next ~ ol li"],
    ["board", "ol li"],
    ["records/key-results", "[role=cell] a"],
    ["strategy", "article"],
];
const MOST_SHIFT = 0.1;

await journey("nothing jumps while a page comes", async () => {
    const { context, page, wrong } = await open("administrator");
    await page.addInitScript(() => {
        globalThis.shift = 0;
        new PerformanceObserver((seen) => seen.getEntries().forEach(({ value }) => (globalThis.shift += value))).observe({ type: "layout-shift", buffered: true });
    });
    const shift = () => page.evaluate(() => new Promise((tell) => requestAnimationFrame(() => setTimeout(() => tell(globalThis.shift), 100))));
    for (const [path, sign] of OPENED) {
        await page.goto(`${url}/app/${path}`);
        await page.waitForSelector(`main ${sign}`);
        await page.waitForLoadState("networkidle");
        const moved = await shift();
        expect(moved < MOST_SHIFT, `/${path}: what is seen moves by ${moved.toFixed(3)}`);
    }
    // what the measure must see: something that comes late above what is there; what follows a key or a click at once does not count, so it waits
    await page.waitForTimeout(600);
    await page.evaluate(() => Object.assign(document.querySelector("main").insertAdjacentElement("afterbegin", document.createElement("div")).style, { height: "400px", flex: "none" }));
    const jumped = await shift();
    expect(jumped > MOST_SHIFT, `a page that jumps is not seen: ${jumped}`);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the pages speak German, and nothing stays English", async () => {
    const { context, page } = await open("administrator");
    await page.addInitScript(() => localStorage.setItem("language", "de"));
    await page.goto(`${url}/app/`);
    await page.waitForSelector("text=Guten Tag");
    expect((await page.getAttribute("html", "lang")) === "de", "the language is not told");
    await page.goto(`${url}/app/records/key-results`);
    await page.waitForSelector('h1:has-text("Schlüsselergebnisse")');
    const words = JSON.parse(await readFile(new URL("../../../web/src/i18n/de/metadata/plan.json", import.meta.url), "utf8"));
    const heads = (await page.getByRole("columnheader").allInnerTexts()).map((text) => text.trim()).filter(Boolean);
    const english = heads.filter((text) => text in words && words[text] !== text);
    expect(heads.length > 3 && english.length === 0, `still English: ${english.join(", ")}`);
    await page.getByRole("button", { name: /Journey/ }).click();
    await page.getByRole("menuitemradio", { name: "English" }).click();
    await page.waitForSelector('h1:has-text("Key results")');
    await context.close();
});

/** What a page says, without the titles that it quotes: those are in the language of whoever wrote them. */
async function saidOn(page) {
    return (await page.innerText("main")).replace(/[„“][^“”]*[“”]/g, "…");
}

const SERVERS_ENGLISH = / expected by now|\b(have|has) no |\bIt (is|has|was) |\bIts |\b(are|is) linked to |\bMended, |\b(Name|Link|Fill|Write|Enter) (the|it|in) /;

await journey("the server's sentences are in the language of the pages, and change with it", async () => {
    const progress = [];
    const collect = (part) => {
        progress.push(...(part.keyResults ?? []));
        for (const inner of part.parts ?? []) collect(inner);
    };
    for (const { id } of (await ask("administrator", "GET", "/programs")).items) collect(await ask("administrator", "GET", `/programs/${id}/progress`));
    const measured = progress.find(({ reason }) => reason.includes(" expected by now"));
    expect(measured !== undefined, "no key result of the example has a value");
    const { context, page, wrong } = await open("administrator");
    await page.addInitScript(() => localStorage.setItem("language", "de"));
    await page.goto(`${url}/app/`);
    await page.waitForSelector("#next ~ ol li");
    const today = await saidOn(page);
    expect(!SERVERS_ENGLISH.test(today), `still English: ${SERVERS_ENGLISH.exec(today)?.[0]} in ${today}`);
    await page.goto(`${url}/app/records/key-results/${measured.id}`);
    await page.waitForSelector("text=bis jetzt erwartet");
    const result = await saidOn(page);
    expect(!SERVERS_ENGLISH.test(result), `still English: ${SERVERS_ENGLISH.exec(result)?.[0]} in ${result}`);
    await page.getByRole("button", { name: /Journey/ }).click();
    await page.getByRole("menuitemradio", { name: "English" }).click();
    await page.waitForSelector("text= expected by now");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Today" }).first().click();
    await page.waitForSelector("#next ~ ol li");
    const again = await saidOn(page);
    expect(SERVERS_ENGLISH.test(again), `not English again: ${again}`);
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("a form says in German what the server refuses", async () => {
    const { context, page } = await open("administrator");
    await page.addInitScript(() => localStorage.setItem("language", "de"));
    await page.goto(`${url}/app/records/priorities`);
    await page.getByRole("button", { name: /^Neu/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Speichern" }).click();
    await page.waitForSelector("text=Bitte ausfüllen.");
    expect(!/required|must be/.test(await page.innerText("[role=dialog]")), "still English");
    await page.keyboard.press("Escape");
    await context.close();
});

await journey("a guest is sent to sign in, and goes on to the page that they came for", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${url}/app/board?by=unit`);
    await page.waitForSelector("#password");
    await page.fill("#email", "viewer@journey.example");
    await page.fill("#password", password);
    await page.click("button");
    await page.waitForURL(`${url}/app/board?by=unit`);
    await page.waitForSelector("main h1");
    await context.close();
});

await journey("each page has a title of its own, which is told when it changes", async () => {
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/`);
    await page.waitForFunction(() => /Journey viewer · Plumbline$/.test(document.title));
    await page.getByRole("navigation").getByRole("link", { name: "Roadmap" }).click();
    await page.waitForFunction(() => document.title.startsWith("Roadmap of"));
    await page.waitForFunction(() => document.querySelector("[data-told]")?.textContent.startsWith("Roadmap of"));
    await page.goBack();
    await page.waitForFunction(() => document.title.includes("Journey viewer"));
    await context.close();
});

await journey("the pages before the app speak German to who reads German", async () => {
    const context = await browser.newContext({ locale: "de-AT" });
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForSelector("text=Anmelden");
    expect((await page.getAttribute("html", "lang")) === "de", "the language is not told");
    await page.fill("#email", "viewer@journey.example");
    await page.fill("#password", "wrong wrong wrong wrong");
    await page.click("button");
    await page.waitForSelector("text=Adresse oder Passwort stimmen nicht");
    expect((await page.inputValue("#email")) === "viewer@journey.example", "the address is lost");
    await context.close();
});

await journey("a page that is loaded again is there again", async () => {
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/records/units`);
    await page.waitForSelector("main [role=cell] a");
    await page.reload();
    await page.waitForSelector("main [role=cell] a");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
