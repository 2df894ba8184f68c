import { describe, expect, it } from "vitest";

import { joinParts } from "./join";

describe("C02: the words of two visions become one", () => {
    it.each([
        ["by teaching well", "by showing proof", false, "by teaching well, and by showing proof"],
        ["so that people stay.", "so that leaders can decide", false, "so that people stay, and so that leaders can decide"],
        ["Win leaders who stand behind it", "Know what it costs", false, "Win leaders who stand behind it, and know what it costs"],
        ["Grow a community", "AI helps everyone", false, "Grow a community, and AI helps everyone"],
        ["", "Know what it costs", false, "Know what it costs"],
        ["Know what it costs", " ", false, "Know what it costs"],
        ["Win leaders, and know what it costs", "Know what it costs.", false, "Win leaders, and know what it costs"],
        ["damit Menschen bleiben", "damit alle entscheiden können", true, "damit Menschen bleiben und damit alle entscheiden können"],
        ["Führungskräfte gewinnen.", "Kosten kennen", true, "Führungskräfte gewinnen. Kosten kennen"],
    ])("%s + %s (German: %s)", (kept, added, isGerman, joined) => {
        expect(joinParts(kept, added, isGerman)).toBe(joined);
    });
});
