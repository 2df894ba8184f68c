import i18next from "i18next";
import { describe, expect, it } from "vitest";

import { askedLanguage } from "./problems";

describe("the language in which the server is asked", () => {
    it("is English of the reader's region, so that days stand in the same order in its sentences and on the page", async () => {
        await i18next.init({ lng: "en", resources: {} });
        expect(askedLanguage("en-GB")).toBe("en-GB");
        expect(askedLanguage("en-US")).toBe("en-US");
        expect(askedLanguage("en")).toBe("en-US");
    });

    it("is German wherever its reader lives", async () => {
        await i18next.init({ lng: "de", resources: {} });
        expect(askedLanguage("en-US")).toBe("de");
    });
});
