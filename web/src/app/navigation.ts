// The way around, in the order of the loop. What is not built is not here.

/** NAVIGATION is every link of the menu, grouped; `word` is the key of its label. */
export const NAVIGATION: { key: string; links: { path: string; word: string }[] }[] = [
    { key: "mine", links: [{ path: "/", word: "page.today" }] },
    {
        key: "plan",
        links: [
            { path: "/strategy", word: "page.strategy" },
            { path: "/checks", word: "page.checks" },
        ],
    },
    { key: "all", links: [{ path: "/records", word: "page.records" }] },
];
