// One record of every collection that has any: each page opens, whatever its type refers to.

import { ask, expect, inParts, journey, looks, together, url, visits } from "../support/ground.mjs";

const FEWEST = 90;
async function opens(page, wrong, { collection, item }) {
    await page.goto(`${url}/app/records/${collection}/${item.id}`);
    await page.waitForSelector("main dl, main details");
    await page.waitForLoadState("networkidle");
    const alerts = await page.locator("main [role=alert]").allTextContents();
    expect(alerts.length === 0, alerts.join("; "));
    expect(wrong.length === 0, wrong.join("; "));
}

// finding one of each takes a hundred questions: not where only other journeys are wanted, and once for both stores, which answer alike
const { PLUMBLINE_ONLY: only } = process.env;
if (looks && (!only || only.startsWith("one record of"))) {
    const { items: types } = await ask("administrator", "GET", "/metadata");
    const found = [];
    for (const group of inParts(types, Math.ceil(types.length / 8)))
        found.push(...(await Promise.all(group.map(async ({ collection, type }) => ({ collection, type, item: (await ask("administrator", "GET", `/${collection}?top=1`)).items[0] })))));
    const some = found.filter(({ item }) => item !== undefined);

    await together(
        inParts(some, 3).map((list) => () =>
            visits("administrator", {}, "system", list.map((one) => [`one record of ${one.collection} opens`, (page, wrong) => opens(page, wrong, one)])),
        ),
    );
    await journey("one record of nearly every collection is there to be opened", async () => expect(some.length >= FEWEST, `the example has records of ${some.length} collections only`));
}
