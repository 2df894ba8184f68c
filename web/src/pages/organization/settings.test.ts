import { expect, test } from "vitest";

import { saidOf } from "./settings";

test("thresholds are shares, months have names", () => {
    expect(saidOf("atRiskThreshold", 0.8, "en")).toBe("80%");
    expect(saidOf("offTrackThreshold", 0.5, "de")).toBe("50\u202f%");
    expect(saidOf("atRiskThreshold", 0.825, "de")).toBe("82,5\u202f%");
    expect(saidOf("fiscalYearStart", 1, "en")).toBe("January");
    expect(saidOf("fiscalYearStart", 10, "de")).toBe("Oktober");
});

test("zones and currencies have their name and their key, and their key alone where they have no name", () => {
    expect(saidOf("timeZone", "Europe/Berlin", "en")).toBe("Central European Time (Europe/Berlin)");
    expect(saidOf("timeZone", "Europe/Berlin", "de")).toBe("Mitteleuropäische Zeit (Europe/Berlin)");
    expect(saidOf("timeZone", "UTC", "en")).toBe("UTC");
    expect(saidOf("timeZone", "Nowhere/Land", "en")).toBe("Nowhere/Land");
    expect(saidOf("currency", "EUR", "en")).toBe("Euro (EUR)");
    expect(saidOf("currency", "??", "en")).toBe("??");
});

test("other settings are said by their field", () => {
    expect(saidOf("headcount", 1200, "en")).toBeNull();
    expect(saidOf("currency", null, "en")).toBeNull();
});
