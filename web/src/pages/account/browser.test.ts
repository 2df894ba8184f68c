import { describe, expect, it } from "vitest";

import { browserOf } from "./browser";

describe("a browser", () => {
    it("is called as people call it", () => {
        expect(browserOf("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0")).toBe("Edge · Windows");
        expect(browserOf("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15")).toBe("Safari · macOS");
        expect(browserOf("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toBe("Firefox · Linux");
        expect(browserOf("curl/8.0")).toBe("curl/8.0");
    });
});
