// Which keys do what, by the place where they do it; each place takes them itself.

/** Ways are the keys that do one thing, any of them: `Control+K` is held together. */
interface Ways {
    ways: string[];
    word: string;
}

/** KEYS are all keys of the app, by place. */
export const KEYS: { place: string; keys: Ways[] }[] = [
    {
        place: "everywhere",
        keys: [
            { ways: ["Control+K", "/"], word: "find" },
            { ways: ["?"], word: "help" },
            { ways: ["Escape"], word: "escape" },
        ],
    },
    {
        place: "lists",
        keys: [
            { ways: ["↑", "↓", "←", "→"], word: "cells" },
            { ways: ["Enter", "F2"], word: "change" },
        ],
    },
    {
        place: "board",
        keys: [
            { ways: ["Alt+↑", "Alt+↓"], word: "rank" },
            { ways: ["Alt+←", "Alt+→"], word: "horizon" },
        ],
    },
    {
        place: "triage",
        keys: [
            { ways: ["↑", "↓", "←", "→", "Tab"], word: "cells" },
            { ways: ["Home", "End", "Control+Home", "Control+End"], word: "ends" },
            { ways: ["Shift+↑", "Shift+↓", "Shift+←", "Shift+→"], word: "select" },
            { ways: ["Control+A"], word: "selectAll" },
            { ways: ["Enter", "F2"], word: "write" },
            { ways: ["Control+Enter"], word: "writeAll" },
            { ways: ["Control+D"], word: "fill" },
            { ways: ["Delete"], word: "empty" },
            { ways: ["Control+C", "Control+X", "Control+V"], word: "paste" },
            { ways: ["Control+Z"], word: "undo" },
            { ways: ["Control+Y", "Control+Shift+Z"], word: "redo" },
            { ways: ["Control+S"], word: "save" },
            { ways: ["Escape"], word: "leave" },
        ],
    },
    {
        place: "units",
        keys: [
            { ways: ["↑", "↓", "Home", "End"], word: "rows" },
            { ways: ["→"], word: "open" },
            { ways: ["←"], word: "close" },
            { ways: ["Enter"], word: "unit" },
            { ways: ["F2"], word: "rename" },
            { ways: ["Shift+F10"], word: "menu" },
        ],
    },
    {
        place: "present",
        keys: [
            { ways: ["→", "↓", "PageDown", "Space"], word: "forth" },
            { ways: ["←", "↑", "PageUp"], word: "back" },
            { ways: ["Home", "End"], word: "slides" },
            { ways: ["Escape"], word: "end" },
        ],
    },
];
