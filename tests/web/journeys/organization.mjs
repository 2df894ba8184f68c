// The organization: units as a tree, people and their accounts, who may what, tokens, the trail of changes, the system.

import { ask, expect, journey, open, url } from "../support/ground.mjs";

const of = async (path, filter) => (await ask("administrator", "GET", `/${path}?filter=${encodeURIComponent(filter)}`)).items;

/** Waits until the server says so. */
async function until(holds, what) {
    for (let tries = 0; tries < 60; tries += 1) {
        if (await holds()) return;
        await new Promise((wait) => setTimeout(wait, 100));
    }
    throw new Error(what);
}

/** The menu of a row, and what to do there. */
async function choose(page, title, what) {
    await page.getByRole("button", { name: `Actions for ${title}` }).click();
    await page.getByRole("menuitem", { name: what, exact: true }).click();
}

/** Types into a box that searches, and takes what it found. */
async function pick(page, label, words, found) {
    const box = page.getByRole("combobox", { name: label });
    for (let tries = 0; ; tries += 1) {
        await box.click();
        await box.press("Control+A");
        await box.pressSequentially(words);
        try {
            await page.getByRole("option", { name: found }).click({ timeout: 5000 });
            return;
        } catch (error) {
            // a dialog that is still opening takes the focus once
            if (tries === 2) throw error;
        }
    }
}

/** Takes back what the notice with these words tells of. */
async function undo(page, words) {
    await page.locator(`[role=listitem]:has-text("${words}"), .fui-Toast:has-text("${words}")`).first().getByRole("button", { name: "Undo" }).click();
}

await journey("organization: a unit is added below another, renamed, moved, retired and deleted, each with a way back", async () => {
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/organization/units`);
    await page.waitForSelector("[role=treegrid] a");
    await choose(page, "Operations", "Add a unit below it");
    await page.getByLabel(/^Name/).fill("Tree journey");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("row", { name: /Tree journey/ });
    await row.waitFor();
    expect((await row.getAttribute("aria-level")) === "2", "it does not stand below");
    await choose(page, "Tree journey", "Rename");
    await page.getByRole("dialog").getByLabel(/Name/).fill("Tree moved");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await choose(page, "Tree moved", "Move");
    await pick(page, "Part of", "Finance", "Finance and controlling");
    await page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const now = async () => (await of("units", "startswith(title,'Tree ')"))[0];
    const finance = (await of("units", "title eq 'Finance and controlling'"))[0].id;
    await until(async () => (await now()).parent === finance, "it was not moved");
    await undo(page, "was moved");
    await until(async () => (await now()).parent !== finance, "undo moved nothing");
    await page.waitForSelector("[role=row]:has-text('Tree moved')");
    await choose(page, "Tree moved", "Retire");
    await page.getByRole("row", { name: /Tree moved/ }).waitFor({ state: "detached" });
    await page.getByRole("checkbox", { name: /Show retired/ }).check();
    await choose(page, "Tree moved", "Bring back");
    await until(async () => (await now()).isActive, "it is still retired");
    await page.waitForTimeout(300);
    await choose(page, "Tree moved", "Delete");
    await until(async () => (await now()) === undefined, "it was not deleted");
    await undo(page, "was deleted");
    await until(async () => (await now()) !== undefined, "undo brought nothing back");
    await ask("administrator", "DELETE", `/units/${(await now()).id}`, undefined, { "If-Match": `"${(await now()).revision}"` });
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("organization: the tree of units is walked, opened and searched by keys", async () => {
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/organization/units`);
    await page.waitForSelector("[role=treegrid] a");
    const current = () => page.evaluate(() => document.activeElement?.querySelector("a")?.textContent);
    await page.locator("[role=row][tabindex='0']").focus();
    await page.keyboard.press("Home");
    expect((await current()) === "Commercial", await current());
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Field service"));
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Commercial"));
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("row", { name: /Field service/ }).waitFor({ state: "detached" });
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Executive office"));
    await page.getByLabel("Search units").fill("ulm");
    await page.waitForFunction(() => document.querySelectorAll("[role=row][data-unit]").length === 2);
    expect((await page.getByRole("button", { name: "New unit" }).count()) === 0, "a viewer may add units");
    await page.locator("[role=row][tabindex='0']").focus();
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Production Ulm"));
    await page.keyboard.press("Enter");
    await page.waitForURL(/records\/units\//);
    await context.close();
});

await journey("organization: built-in roles speak the language of the pages, one that was renamed keeps its name", async () => {
    const [guest] = await of("access-roles", "key eq 'guest'");
    await ask("administrator", "PATCH", `/access-roles/${guest.id}`, { title: "Visitors of the fair" }, { "If-Match": "*" });
    const { context, page, wrong } = await open("administrator");
    await context.addInitScript(() => localStorage.setItem("language", "de"));
    await page.goto(`${url}/app/organization/access`);
    await page.getByRole("heading", { name: "Programmleitung" }).first().waitFor();
    const words = await page.locator("main").innerText();
    expect(words.includes("Visitors of the fair") && words.includes("Mitglied") && !/\b(Member|Viewer|Program lead|Guest|Reads as a viewer)\b/.test(words), words);
    await page.goto(`${url}/app/organization/people`);
    await page.getByRole("cell", { name: "Mitglied" }).first().waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
    await ask("administrator", "PATCH", `/access-roles/${guest.id}`, { title: guest.title }, { "If-Match": "*" });
});

await journey("organization: somebody is invited with a role, gets another link, is switched off and on, and leaves", async () => {
    await ask("administrator", "POST", "/people", { title: "Petra Probe", email: "petra.probe@journey.example" });
    const { context, page, wrong } = await open("administrator");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${url}/app/organization/people`);
    await page.getByLabel("Search people").fill("Petra Probe");
    await page.waitForSelector("text=/^One person$/");
    await choose(page, "Petra Probe", "Invite");
    await page.getByRole("dialog").getByLabel("Role", { exact: true }).selectOption("program-lead");
    await page.getByRole("dialog").getByRole("button", { name: "Invite" }).click();
    const link = await page.getByLabel("Link", { exact: true }).inputValue();
    expect(link.includes("/?invitation="), link);
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect((await page.evaluate(() => navigator.clipboard.readText())) === link, "another text was copied");
    await page.getByRole("button", { name: "Close" }).click();
    await page.waitForSelector("[role=cell]:has-text('Invited')");
    await page.waitForSelector("[role=cell]:has-text('Program lead')");
    await choose(page, "Petra Probe", "New invitation");
    await page.getByRole("button", { name: "Make the link" }).click();
    expect((await page.getByLabel("Link", { exact: true }).inputValue()) !== link, "the link is the old one");
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const status = async () => (await of("accounts", "email eq 'petra.probe@journey.example'"))[0].status;
    await choose(page, "Petra Probe", "Switch the account off");
    await until(async () => (await status()) === "disabled", "the account is on");
    await undo(page, "can no longer sign in");
    await until(async () => (await status()) === "invited", "undo changed nothing");
    await page.waitForSelector("[role=cell]:has-text('Invited')");
    await choose(page, "Petra Probe", "End all sessions");
    await page.waitForSelector("text=0 sessions of Petra Probe were ended.");
    await choose(page, "Petra Probe", "No longer works here");
    await page.waitForSelector("text=Nobody is here");
    expect((await status()) === "disabled", "who has left may sign in");
    await undo(page, "no longer works here");
    await page.waitForSelector("[role=cell]:has-text('Invited')");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("organization: a viewer sees the directory without accounts, and changes nothing", async () => {
    const { context, page } = await open("viewer");
    await page.goto(`${url}/app/organization/people`);
    await page.waitForSelector("[role=cell] a");
    expect((await page.getByRole("columnheader", { name: "Account" }).count()) === 0, "accounts are shown");
    expect((await page.getByRole("link", { name: "Import a directory" }).count()) === 0, "a viewer may import");
    await page.locator("main").getByRole("button", { name: /^Actions for/ }).first().click();
    expect((await page.getByRole("menuitem").count()) === 1, "there is more to do than to open");
    await context.close();
});

await journey("organization: a directory file is mapped, brings its unit along, is taken back, and its mapping is remembered", async () => {
    const rows = "Mitarbeiter\tMail\tAbteilung\tZimmer\nAnna Datei\tanna.datei@journey.example\tLab of the file\t12\nBert Datei\tbert.datei@journey.example\tSales\t13\n";
    const { context, page } = await open("administrator");
    const drop = async (from) => {
        await from.goto(`${url}/app/organization/people/import`);
        await from.getByLabel(/paste rows/).fill(rows);
        await from.getByRole("button", { name: "Next: columns" }).click();
    };
    await drop(page);
    await page.getByLabel("Field for Mitarbeiter").selectOption("title");
    await page.waitForSelector("td:has-text('anna.datei@journey.example')");
    await page.getByLabel("Field for Mail").selectOption("email");
    await page.getByLabel("Field for Abteilung").selectOption("unit");
    await page.getByRole("button", { name: "See what would happen" }).click();
    await page.waitForSelector("text=New: 1 · changed: 0 · the same: 0 · with mistakes: 1");
    await page.getByText("One unit is not known here yet").waitFor();
    await page.getByRole("checkbox", { name: /real units/ }).check();
    await page.getByRole("button", { name: "Add this unit" }).click();
    await page.waitForSelector("text=New: 2 · changed: 0 · the same: 0 · with mistakes: 0");
    await page.getByRole("button", { name: "Import 2 records" }).click();
    await page.waitForSelector("text=The directory was imported");
    const people = () => of("people", "endswith(email,'.datei@journey.example')");
    const [unit] = await of("units", "title eq 'Lab of the file'");
    expect((await people()).some((one) => one.title === "Anna Datei" && one.unit === unit.id), "the unit is not hers");
    const again = await open("administrator");
    await drop(again.page);
    await again.page.waitForSelector("text=as the last import left them");
    expect((await again.page.getByLabel("Field for Abteilung").inputValue()) === "unit", "the mapping was forgotten");
    await again.page.getByRole("button", { name: "See what would happen" }).click();
    await again.page.waitForSelector("text=New: 0 · changed: 0 · the same: 2 · with mistakes: 0");
    await again.context.close();
    await page.locator("main").getByRole("button", { name: "Undo" }).last().click();
    await page.waitForSelector("text=The import was taken back");
    expect((await people()).length === 0, "undo left somebody");
    await context.close();
});

await journey("organization: a role is given in a program, stands there as a sentence, and is taken back; so is a delegation", async () => {
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/organization/access`);
    const everywhere = page.locator("section:has(> h3:text-is('Everywhere'))");
    const many = everywhere.locator("details", { has: page.getByRole("heading", { name: /^Member \d\d/ }) });
    await many.waitFor();
    expect((await many.getAttribute("open")) === null && (await many.getByRole("listitem").first().isHidden()), "a role of many is not folded");
    await many.locator("summary").focus();
    await page.keyboard.press("Enter");
    await many.getByRole("listitem").first().waitFor();
    expect((await everywhere.locator("details[open]", { has: page.getByRole("heading", { name: /^Administrator \d$/ }) }).count()) === 1, "a role of few is folded");
    await page.getByLabel("Search a name, role").fill("journey viewer");
    await page.getByRole("button", { name: "Give a role" }).click();
    await pick(page, /^Account/, "Journey viewer", "Journey viewer");
    await pick(page, /^Role/, "Program", "Program lead");
    await pick(page, /^Program/, "AI", "AI that helps");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    const line = page.locator("li:has-text('Journey viewer leads the program AI that helps')");
    await line.waitFor();
    await line.getByRole("button", { name: /^Take back/ }).click();
    await line.waitFor({ state: "detached" });
    await undo(page, "It was taken back");
    await line.waitFor();
    await line.getByRole("button", { name: /^Take back/ }).click();
    await line.waitFor({ state: "detached" });
    await page.reload();
    await page.getByLabel("Search a name, role").fill("journey administrator");
    await page.getByText("Your own role").waitFor();
    await page.getByLabel("Search a name, role").fill("priya");
    await page.waitForSelector("li:has-text('Priya Nair leads the program AI that helps')");
    await page.getByLabel("Role", { exact: true }).selectOption({ label: "Administrator" });
    await page.getByText("Nothing found").waitFor();
    await page.getByLabel("Role", { exact: true }).selectOption({ label: "Program lead" });
    await page.getByLabel("Where it counts").selectOption({ label: "Program AI that helps" });
    await page.waitForSelector("li:has-text('Priya Nair leads the program AI that helps')");
    await page.getByRole("button", { name: "Let somebody act for another" }).click();
    await pick(page, /^For/, "Journey program", "Journey program-lead");
    await pick(page, /^Acts/, "Journey member", "Journey member");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    const acting = page.locator("li:has-text('Journey member acts for Journey program-lead: check-ins')");
    await acting.waitFor();
    await acting.getByRole("button", { name: /^Take back/ }).click();
    await acting.waitFor({ state: "detached" });
    await page.getByText("What it may").first().click();
    await page.waitForSelector("li:has-text('the plan')");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("organization: those who are no administrators find no page of administration, and ask the server for nothing of it", async () => {
    for (const role of ["viewer", "program-lead"]) {
        const { context, page, wrong } = await open(role);
        await page.goto(`${url}/app/organization/units`);
        await page.waitForSelector("[role=treegrid] a");
        const links = await page.locator("nav section:has-text('Organization') a").allTextContents();
        expect(links.join() === "Units,People", links.join());
        for (const path of ["access", "tokens", "audit", "system"]) {
            await page.goto(`${url}/app/organization/${path}`);
            await page.waitForSelector("text=This page is for administrators");
        }
        expect(wrong.length === 0, wrong.join("; "));
        await context.close();
    }
});

await journey("organization: a token is made and shown once, works, and is revoked", async () => {
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/organization/tokens`);
    await page.getByRole("button", { name: "New token" }).click();
    await page.getByLabel(/^Name/).fill("Nightly journey");
    await page.getByLabel("May").selectOption("read");
    await page.getByRole("button", { name: "Make the token" }).click();
    const token = await page.getByLabel("Token", { exact: true }).inputValue();
    const status = async () => (await fetch(`${url}/api/v1/units?top=1`, { headers: { Authorization: `Bearer ${token}` } })).status;
    expect((await status()) === 200, "the token does not work");
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const row = page.getByRole("row", { name: /Nightly journey/ });
    await row.waitFor();
    expect(!(await page.locator("main").innerText()).includes(token), "the token is still shown");
    await page.getByRole("button", { name: "Revoke Nightly journey" }).click();
    await row.waitFor({ state: "detached" });
    expect((await status()) === 401, "a revoked token works");
    await page.getByRole("checkbox", { name: /ended and revoked/ }).check();
    await page.waitForSelector("tr:has-text('Nightly journey'):has-text('Revoked')");
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("organization: the trail says who changed what and why, by person, kind and day, and is verified", async () => {
    const unit = await ask("administrator", "POST", "/units", { title: "Trail of a journey" });
    await ask("administrator", "PATCH", `/units/${unit.id}?reason=Said%20why`, { code: "TJ" }, { "If-Match": '"1"' });
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/organization/audit`);
    const change = page.locator("main ol > li:has-text('Trail of a journey'):has-text('Said why')");
    await change.waitFor();
    await change.locator("strong:has-text('Journey administrator')").waitFor();
    await pick(page, "Who", "Plumbline", "Plumbline");
    const job = page.locator("main ol > li details").filter({ hasText: "Background job" }).first();
    await job.waitFor();
    const trail = await page.locator("main ol").first().innerText();
    expect(!/(Done|Taken) by/.test(trail), "the trail says who did it in the words of a machine");
    await job.locator("summary").click();
    await job.getByText(/^Server and process: \S+ \d+$/).waitFor();
    await page.reload();
    await change.waitFor();
    const head = await page.getByLabel("Mark of the last change").inputValue();
    expect(/^[0-9a-f]{64}$/.test(head), head);
    await page.getByLabel("What").selectOption("saved-view");
    await change.waitFor({ state: "detached" });
    await page.getByLabel("What").selectOption("unit");
    await change.waitFor();
    await pick(page, "Who", "Journey viewer", "Journey viewer");
    await page.waitForSelector("text=No change fits");
    await pick(page, "Who", "Journey admin", "Journey administrator");
    await change.waitFor();
    await page.getByLabel("Until").fill("2020-01-01");
    await page.waitForSelector("text=No change fits");
    await page.getByRole("button", { name: "Verify now" }).click();
    await page.getByText("Everything holds").waitFor();
    await page.getByText("Compare with a mark noted earlier").click();
    await page.getByLabel("Mark noted earlier").fill("0".repeat(64));
    await page.getByRole("button", { name: "Verify now" }).click();
    await page.getByText("Something was changed behind the application").waitFor();
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});

await journey("organization: a backup is made and listed, and the settings of the organization are changed", async () => {
    const { context, page, wrong } = await open("administrator");
    await page.goto(`${url}/app/organization/system`);
    await page.getByText("There is no backup yet").waitFor();
    await page.getByText("Answers").waitFor();
    const facts = async () => (await page.locator("dl").last().innerText()).replaceAll("\u202f", " ");
    for (const [name, said] of [["At risk below", "80%"], ["Off track below", "50%"], ["First month of the fiscal year", "January"], ["Currency", "Euro (EUR)"]])
        expect((await facts()).includes(`${name}\n${said}`), `${name}: ${await facts()}`);
    await page.getByRole("button", { name: "Back up now" }).click();
    await page.waitForSelector("td:has-text('plumbline-'):has-text('.backup')");
    expect((await page.getByText("There is no backup yet").count()) === 0, "the backup is not seen");
    const before = (await ask("administrator", "GET", "/organizations")).items[0];
    await page.getByRole("button", { name: "Change the settings" }).click();
    await page.getByRole("dialog").getByLabel(/^Time zone/).fill("Europe/Paris");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.waitForSelector("dd:has-text('Europe/Paris')");
    const now = (await ask("administrator", "GET", "/organizations")).items[0];
    await ask("administrator", "PATCH", `/organizations/${now.id}`, { timeZone: before.timeZone }, { "If-Match": `"${now.revision}"` });
    expect(wrong.length === 0, wrong.join("; "));
    await context.close();
});
