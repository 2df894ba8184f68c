import { afterEach, describe, expect, it } from "vitest";

import { countDaysIn, dayNow } from "./day";

const NIGHT = new Date("2026-03-01T23:30:00Z");

afterEach(() => countDaysIn("UTC"));

describe("dayNow", () => {
    it("is the day of the organization's time zone", () => {
        countDaysIn("UTC");
        expect(dayNow(NIGHT)).toBe("2026-03-01");
        countDaysIn("Europe/Berlin");
        expect(dayNow(NIGHT)).toBe("2026-03-02");
        countDaysIn("America/New_York");
        expect(dayNow(new Date("2026-03-01T03:30:00Z"))).toBe("2026-02-28");
    });

    it("is the browser's own where the zone is not known", () => {
        countDaysIn("Mars/Olympus");
        const own = new Intl.DateTimeFormat("sv").format(NIGHT);
        expect(dayNow(NIGHT)).toBe(own);
    });
});
