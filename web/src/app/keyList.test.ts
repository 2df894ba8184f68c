import { expect, test } from "vitest";

import de from "../i18n/de/keys.json";
import en from "../i18n/en/keys.json";
import { KEYS } from "./keyList";

test("every place, key and word of the key help is said in both languages, and nothing else", () => {
    const named = KEYS.flatMap(({ keys }) => keys.flatMap(({ ways }) => ways.flatMap((way) => way.split("+")))).filter((key) => /^[A-Z][a-z]+/.test(key));
    const said = ["title", ...KEYS.map(({ place }) => `place-${place}`), ...KEYS.flatMap(({ keys }) => keys.map(({ word }) => word)), ...named.map((key) => `key-${key}`)];
    for (const words of [en, de]) expect(Object.keys(words).toSorted()).toEqual([...new Set(said)].toSorted());
});
