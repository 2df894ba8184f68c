// The words in German. The name of a file is the first part of the keys in it; problem.json is read by ../problems.

import { type Words, named } from "../words";

export default named(import.meta.glob<Words>(["./*.json", "!./problem.json"], { eager: true, import: "default" }));
