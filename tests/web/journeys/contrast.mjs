// High contrast, and colours that the system forces: every mark shows.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

/** How far two computed colours are apart, 1 to 21. */
function apart(one, other) {
    const shine = (colour) => {
        const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => Number(part) / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [light, dark] = [shine(one), shine(other)].toSorted((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
}

/** The colours of each line of progress: its track, the bar, the mark of what is expected by now, and its edge. */
function lines(page) {
    return page.evaluate(() =>
        [...document.querySelectorAll("main article [role=img]")].flatMap((line) => {
            const mark = line.querySelector("[data-mark=expected]");
            if (mark === null) return [];
            const [track, bar] = line.querySelectorAll("svg > rect");
            const box = mark.getBoundingClientRect();
            return [{ track: getComputedStyle(track).fill, edge: getComputedStyle(track).stroke, bar: getComputedStyle(bar).fill, mark: getComputedStyle(mark).fill, rim: getComputedStyle(mark).stroke, width: box.width, taller: box.height - bar.getBoundingClientRect().height, paper: getComputedStyle(line.closest("article")).backgroundColor }];
        }),
    );
}

const LOOKS = [["light", {}], ["dark", {}], ["contrast", {}], ["system", { forcedColors: "active" }], ["light", { forcedColors: "active" }], ["system", { forcedColors: "active", colorScheme: "dark" }]];
for (const [look, options] of LOOKS)
    await journey(`what is expected by now shows on every line of progress: ${look}${options.forcedColors ? `, with forced colours, ${options.colorScheme ?? "light"}` : ""}`, async () => {
        const { context, page } = await open("viewer", options);
        await context.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
        await page.goto(`${url}/app/strategy`);
        await page.waitForSelector("main article [data-mark=expected]");
        const found = await lines(page);
        expect(found.length > 3, `${found.length} lines`);
        for (const { track, edge, bar, mark, rim, width, taller, paper } of found) {
            expect(apart(mark, track) >= 3, `mark ${mark} on track ${track}`);
            expect(Math.max(apart(mark, bar), apart(rim, bar)) >= 3, `mark ${mark} with rim ${rim} on bar ${bar}`);
            expect(apart(bar, track) >= 3, `bar ${bar} on track ${track}`);
            if (look === "contrast" || options.forcedColors) expect(apart(edge, paper) >= 3, `the end of the track is not seen: ${edge} on ${paper}`);
            expect(width >= 2 && taller >= 2, `the mark is ${width} px wide and ${taller} px taller than the bar`);
        }
        // what the measure must see: the mark as it was, in the colour of its track
        await page.evaluate(() => document.querySelectorAll("main article [data-mark=expected]").forEach((mark) => mark.style.setProperty("fill", getComputedStyle(mark.closest("[role=img]").querySelector("rect")).fill)));
        expect((await lines(page)).some(({ mark, track }) => apart(mark, track) < 3), "a mark in the colour of its track is not seen");
        await context.close();
    });

/** Pages with drawings, and their marks. */
const DRAWN = [
    ["roadmap", "main svg rect, main svg path[data-state]"],
    ["matrix", "main td svg rect[data-on=true], main td svg path"],
];
for (const [name, marks] of DRAWN)
    for (const options of [{}, { forcedColors: "active" }])
        await journey(`every mark of the ${name} shows in high contrast${options.forcedColors ? " that the system forces" : ""}`, async () => {
            const { context, page } = await open("viewer", options);
            await context.addInitScript((wanted) => localStorage.setItem("look", wanted), options.forcedColors ? "system" : "contrast");
            await page.goto(`${url}/app/${name}`);
            await page.waitForSelector(marks.split(",")[0]);
            const found = await page.evaluate((wanted) => {
                const ground = (element) => (element === null ? "rgb(255, 255, 255)" : /^rgba.*, 0\)$/.test(getComputedStyle(element).backgroundColor) ? ground(element.parentElement) : getComputedStyle(element).backgroundColor);
                return [...document.querySelectorAll(wanted)].map((mark) => ({ fill: getComputedStyle(mark).fill, stroke: getComputedStyle(mark).stroke, paper: ground(mark.ownerSVGElement) }));
            }, marks);
            expect(found.length > 0, "nothing is drawn");
            for (const { fill, stroke, paper } of found) expect([fill, stroke].some((colour) => colour.startsWith("rgb") && apart(colour, paper) >= 3), `${fill} and ${stroke} on ${paper}`);
            await context.close();
        });

await journey("the chart of a key result shows its lines in high contrast", async () => {
    const results = ({ parts = [], keyResults = [] }) => [...keyResults, ...parts.flatMap(results)];
    const [program] = (await ask("viewer", "GET", "/programs?filter=status eq 'active'")).items;
    const result = results(await ask("viewer", "GET", `/programs/${program.id}/progress`)).find(({ value }) => value !== undefined);
    for (const options of [{}, { forcedColors: "active" }]) {
        const { context, page } = await open("viewer", options);
        await context.addInitScript((wanted) => localStorage.setItem("look", wanted), options.forcedColors ? "system" : "contrast");
        await page.goto(`${url}/app/records/key-results/${result.id}`);
        await page.waitForSelector("main figure svg path");
        const { strokes, paper } = await page.evaluate(() => ({ strokes: [...document.querySelectorAll("main figure svg path, main figure svg line")].map((one) => getComputedStyle(one).stroke), paper: getComputedStyle(document.querySelector("main figure").parentElement).backgroundColor }));
        for (const stroke of strokes) expect(apart(stroke, paper) >= 3, `${stroke} on ${paper}`);
        await context.close();
    }
});

for (const look of ["light", "dark", "contrast"])
    await journey(`what is printed from the ${look} look is dark on white`, async () => {
        const { context, page } = await open("viewer");
        await context.addInitScript((wanted) => localStorage.setItem("look", wanted), look);
        await page.goto(`${url}/app/strategy`);
        await page.waitForSelector("main article");
        await page.emulateMedia({ media: "print" });
        const found = await page.evaluate(() => {
            const ground = (element) => (element === null ? "rgb(255, 255, 255)" : /^rgba.*, 0\)$/.test(getComputedStyle(element).backgroundColor) ? ground(element.parentElement) : getComputedStyle(element).backgroundColor);
            return [...document.querySelectorAll("main *")]
                .filter((one) => one.checkVisibility() && [...one.childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent.trim() !== ""))
                .map((one) => ({ words: one.textContent.trim().slice(0, 40), colour: getComputedStyle(one).color, paper: ground(one) }));
        });
        expect(found.length > 30, `${found.length} words`);
        for (const { words, colour, paper } of found) expect(apart(colour, paper) >= 4.5 && apart(paper, "rgb(255, 255, 255)") < 1.4, `${words}: ${colour} on ${paper}`);
        await context.close();
    });
