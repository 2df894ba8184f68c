// The alignment map.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

await journey("C13: the map marks what serves no priority, and follows a chain", async () => {
    const priority = await ask("administrator", "POST", "/priorities", { title: "Mapped priority" });
    const program = await ask("administrator", "POST", "/programs", { title: "Mapped", priorities: [priority.id] });
    const objective = await ask("administrator", "POST", "/objectives", { program: program.id, title: "Mapped objective", priorities: [priority.id] });
    await ask("administrator", "POST", "/objectives", { program: program.id, title: "Lonely objective" });
    await ask("administrator", "POST", "/key-results", { program: program.id, title: "Mapped result", objectives: [objective.id] });
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/map/${program.id}`);
    const node = (title) => page.locator(`.react-flow__node:has-text("${title}")`);
    await node("Lonely objective").waitFor();
    await node("Lonely objective").locator("text=No priority").waitFor();
    expect((await node("Mapped objective").locator("text=No").count()) === 0, "a part without a gap is marked");
    await node("Mapped result").click({ position: { x: 4, y: 4 } });
    await page.waitForSelector('.react-flow__node:has-text("Lonely objective") [data-faint="true"]');
    for (const title of ["Mapped priority", "Mapped objective", "Mapped result"])
        expect((await node(title).locator('[data-faint="false"]').count()) === 1, `${title} is faint though it is in the chain`);
    await page.getByRole("button", { name: "Show the whole plan" }).click();
    await page.waitForFunction(() => document.querySelector('.react-flow__node [data-faint="true"]') === null);
    expect((await node("Lonely objective").locator('[data-gap="early"]').count()) === 1, "what a draft lacks is drawn as if it were live");
    await page.getByText("parts among the drafts lack a link").click();
    await page.waitForSelector('main details li:has-text("Lonely objective"):has-text("No priority")');
    await page.waitForSelector('main details li:has-text("Mapped result"):has-text("No initiative")');
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the map of each program of the example fits the width at first sight and can be read; on a small screen it begins at the left", async () => {
    const programs = (await ask("viewer", "GET", "/programs?filter=status eq 'active'")).items;
    for (const width of [1360, 390]) {
        const { context, page, wrong } = await open("viewer", { viewport: { width, height: 844 } });
        for (const { id, title } of programs) {
            await page.goto(`${url}/app/map/${id}`);
            await page.waitForSelector(".react-flow__node [data-kind=objective] a");
            await page.waitForTimeout(300);
            const seen = await page.evaluate(() => {
                const frame = document.querySelector(".react-flow").getBoundingClientRect();
                const scale = new DOMMatrix(getComputedStyle(document.querySelector(".react-flow__viewport")).transform).a;
                const text = document.querySelector(".react-flow__node [data-kind=objective] a");
                const nodes = [...document.querySelectorAll(".react-flow__node")].map((node) => node.getBoundingClientRect());
                const priority = document.querySelector(".react-flow__node [data-kind=priority]").getBoundingClientRect();
                return { type: Number.parseFloat(getComputedStyle(text).fontSize) * scale, left: Math.min(...nodes.map(({ left }) => left)) - frame.left, right: frame.right - Math.max(...nodes.map(({ right }) => right)), top: priority.top - frame.top, bottom: frame.bottom - priority.bottom };
            });
            expect(seen.type >= 11, `${title} at ${width}: type of ${seen.type} px`);
            expect(seen.left >= 0 && seen.left < 60 && seen.top >= 0 && seen.bottom >= 0, `${title} at ${width} does not begin at its left: ${JSON.stringify(seen)}`);
            if (width > 1000) expect(seen.right >= 0 && seen.right < 120, `${title} does not fit the width: ${JSON.stringify(seen)}`);
        }
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    }
});
