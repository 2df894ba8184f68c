// The words of the record types in German, by the step of the loop that declares them: English text → German text.

import type { StepWords } from "../../metadata";

const files = import.meta.glob<Record<string, string>>("./*.json", { eager: true, import: "default" });

/** The words by step. */
export default Object.fromEntries(Object.entries(files).map(([path, words]) => [path.slice(2, -5), words])) satisfies StepWords;
