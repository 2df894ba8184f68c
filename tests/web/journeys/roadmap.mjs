// The roadmap: what lies when, what is late, what waits for what.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

await journey("C36: the roadmap shows milestones, what is late, and who begins too early", async () => {
    const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const program = await ask("administrator", "POST", "/programs", { title: "Roads" });
    const make = (body) => ask("administrator", "POST", "/initiatives", { program: program.id, horizon: "immediate", ...body });
    const bridge = await make({ title: "The bridge", rank: 1, startDate: day(-60), endDate: day(60) });
    const road = await make({ title: "The road", rank: 2, startDate: day(10), endDate: day(90) });
    await ask("administrator", "POST", "/dependencies", { initiative: road.id, dependsOn: bridge.id });
    for (const [title, dueDate, doneDate] of [["Planned", day(-30), day(-31)], ["Permitted", day(-20), day(-10)], ["Founded", day(-5), undefined], ["Opened", day(50), undefined]])
        await ask("administrator", "POST", "/milestones", { initiative: bridge.id, title, dueDate, ...(doneDate && { doneDate }) });
    const elsewhere = await ask("administrator", "POST", "/programs", { title: "Rivers" });
    const dam = await ask("administrator", "POST", "/initiatives", { program: elsewhere.id, horizon: "immediate", title: "The dam", startDate: day(-60), endDate: day(60) });
    await ask("administrator", "POST", "/dependencies", { initiative: road.id, dependsOn: dam.id });
    const { context, page, wrong } = await open("viewer");
    await page.goto(`${url}/app/roadmap/${program.id}`);
    await page.locator("main svg [data-stub]").getByText("after “The dam”").waitFor();
    await page.waitForSelector('main li:has-text("The road"):has-text("Waits for The dam.")');
    expect((await page.getByRole("list", { name: "What the signs say" }).innerText()).includes("begins before that is done"), "the arrows have no legend");
    await page.waitForSelector("text=1 of 3 milestones reached on time (33%)");
    await page.waitForSelector('main li:has-text("The bridge"):has-text("Founded, due")');
    await page.waitForSelector('main li:has-text("The road"):has-text("Waits for The bridge. It begins too early for that.")');
    const states = await page.locator("main [role=region] svg path[data-state]").evaluateAll((marks) => marks.map((mark) => mark.dataset.state).sort().join());
    expect(states === "coming,late,reached,reached", states);
    expect((await page.locator('main svg path[data-collides="true"]').count()) === 1, "the collision is not drawn");
    await page.getByLabel("Group by").selectOption("status");
    await page.waitForSelector('main li h2:has-text("Draft")');
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("the roadmap says where a bar lies beyond the window, what its signs mean, and shows the day from the start", async () => {
    const program = await ask("program-lead", "POST", "/programs", { title: "Beyond the window" });
    const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    for (const [title, start, end] of [["Long over", -700, -500], ["Going on", -30, 30], ["Far ahead", 900, 990]])
        await ask("program-lead", "POST", "/initiatives", { program: program.id, title, startDate: day(start), endDate: day(end) });
    for (const width of [1360, 390]) {
        const { context, page, wrong } = await open("viewer", { viewport: { width, height: 844 } });
        await page.goto(`${url}/app/roadmap/${program.id}`);
        await page.waitForSelector("main [data-side=before]");
        const hints = await page.locator("main [data-side]").allTextContents();
        expect(hints.length === 2 && hints.some((text) => text.startsWith("◂ until ")) && hints.some((text) => text.startsWith("from ") && text.endsWith(" ▸")), hints.join(" | "));
        const seen = await page.evaluate(() => {
            const box = document.querySelector("main [role=region] svg").parentElement.getBoundingClientRect();
            const isIn = (element) => element.getBoundingClientRect().left >= box.left - 1 && element.getBoundingClientRect().right <= box.right + 1;
            const words = [...document.querySelectorAll("main [role=region] svg text")];
            const quarters = words.filter((text) => /^Q\d/.test(text.textContent) && text.getBoundingClientRect().right > box.left);
            return { hints: [...document.querySelectorAll("main [data-side]")].every(isIn), now: isIn([...document.querySelectorAll("main [role=region] svg line")].at(-1)), first: quarters[0].getBoundingClientRect().left >= box.left };
        });
        expect(seen.hints && seen.now && seen.first, `${width} px: ${JSON.stringify(seen)}`);
        await page.getByRole("region", { name: /Initiatives over time/ }).evaluate((box) => (box.scrollLeft = box.scrollWidth));
        await page.waitForFunction(() => [...document.querySelectorAll("main [data-side]")].every((hint) => hint.dataset.side === "before"));
        expect((await page.getByRole("list", { name: "What the signs say" }).innerText()).includes("milestone late"), "no legend");
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    }
});
