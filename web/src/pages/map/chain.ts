import { createContext } from "react";

/** Chain is the parts of the chain that is looked at, by id, or null where the whole plan is: what is in sight asks, and nothing else is drawn anew. */
export const Chain = createContext<Set<string> | null>(null);
