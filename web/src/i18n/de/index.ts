// The words in German. The name of a file is the first part of the keys in it.

import { type Words, named } from "../words";

export default named(import.meta.glob<Words>("./*.json", { eager: true, import: "default" }));
