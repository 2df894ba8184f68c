import { expect, it } from "vitest";

import { proposed } from "./Zone";

it("the browser's time zone is proposed until the organization has one of its own", () => {
    expect(proposed("UTC", "Europe/Berlin")).toBe("Europe/Berlin");
    expect([proposed("UTC", "UTC"), proposed("UTC", "Etc/UTC"), proposed("Asia/Tokyo", "Europe/Berlin"), proposed(undefined, "Europe/Berlin")]).toEqual([null, null, null, null]);
});
