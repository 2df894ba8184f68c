// Words a third longer, in every place: what has no room for them is found before a translation is written.

import { ask, expect, inParts, journey, looks, together, url, visits } from "../support/ground.mjs";
import { PLACES } from "../support/places.mjs";

/**
 * Texts that are cut, by an ellipsis or by the edge of what hides them. What is cut by design says its whole in a title, of itself, of what it stands in or of
 * what it holds, or is the picture of a button that has a label; what is spoken only, and what one types or scrolls in, is not cut.
 */
function cutTexts(page) {
    return page.evaluate(() => {
        const isCut = (one) => {
            const { overflowX, webkitLineClamp } = getComputedStyle(one);
            const isAside = /hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth + 1;
            return one.clientWidth > 1 && (isAside || (webkitLineClamp !== "none" && one.scrollHeight > one.clientHeight + 1));
        };
        const isSaid = (one) => one.closest("[title], :is(a, button)[aria-label], .only-spoken, svg, input, textarea, select") !== null || one.querySelector("[title]") !== null;
        return [...document.querySelectorAll("#root *")]
            .filter((one) => one.checkVisibility() && one.textContent.trim() !== "" && !isSaid(one) && isCut(one))
            .map((one) => `${one.tagName.toLowerCase()} ${one.textContent.trim().slice(0, 60)} (${one.scrollWidth} px in ${one.clientWidth})`);
    });
}

const [{ id: program }] = (await ask("administrator", "GET", "/programs?filter=status eq 'active'&orderby=title&top=1")).items;

async function hasRoom(page, path, sign) {
    await page.goto(`${url}/app/${path.replace("PROGRAM", program)}`);
    await page.waitForSelector(`main ${sign}`);
    await page.waitForLoadState("networkidle");
    expect((await page.locator("text=/\\[.*~+\\]/").count()) > 0, "the page does not speak the pseudo-locale");
    const wide = await page.evaluate(() => {
        const main = document.querySelector("main");
        if (Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - document.documentElement.clientWidth) <= 0) return [];
        const edge = main.getBoundingClientRect().right;
        return [...main.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > edge + 1).slice(0, 4).map((one) => `${one.tagName.toLowerCase()}.${one.classList} ${one.textContent.slice(0, 40)}`);
    });
    expect(wide.length === 0, `it scrolls sideways: ${wide.join("; ")}`);
    const cut = await cutTexts(page);
    expect(cut.length === 0, cut.join("; "));
    // what the measure must see: a heading in less room than it takes
    await page.evaluate(() => Object.assign(document.querySelector("main :is(h1, h2)").style, { width: "20px", overflow: "hidden", whiteSpace: "nowrap" }));
    expect((await cutTexts(page)).length === 1, "a cut heading is not seen");
}

// Looks do not depend on the store: once is enough.
await together(
    (looks ? [1360, 390] : []).flatMap((width) => {
        const all = PLACES.map(([name, path, sign]) => [`${name} in the pseudo-locale at ${width} px has room for its words`, (page) => hasRoom(page, path, sign)]);
        return inParts(all, 2).map((list) => () => visits("administrator", { viewport: { width, height: 900 } }, "light", list, "qps"));
    }),
);
