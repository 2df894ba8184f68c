import { useEach } from "../../api/queries";
import { type AnyRecord, type Page, idOf } from "../../api/types";
import { type Rows, useRows } from "../../records/useRows";
import { useGrantsInWords } from "./useRoles";

/** State is whom one looks for. */
export type State = "active" | "account" | "invited" | "none" | "left";

/** STATES are those that can be chosen. Whoever may not see accounts can only ask who is here. */
export const STATES: Record<State, string> = {
    active: "active eq true",
    account: "active eq true and accounts/any(a: a/status eq 'active')",
    invited: "active eq true and accounts/any(a: a/status eq 'invited')",
    none: "active eq true and not accounts/any()",
    left: "active eq false",
};

/** Wanted is what a list of people shows. */
export interface Wanted {
    words: string;
    state: State;
    unit: string | null;
}

/** peoplePath is where the people that are wanted are read, with their accounts where one may see those. */
export function peoplePath({ words, state, unit }: Wanted, seesAccounts: boolean): string {
    const filters = [STATES[state], ...(unit === null ? [] : [`unit eq '${unit}'`])];
    const asked = new URLSearchParams({ orderby: "title", filter: filters.join(" and "), expand: seesAccounts ? "unit,manager,accounts" : "unit,manager" });
    if (words.trim() !== "") asked.set("search", words.trim());
    return `/people?${asked}`;
}

/** accountOf is the account that counts of a person: one that works, or else any. */
export function accountOf(person: AnyRecord): AnyRecord | null {
    const all = (Array.isArray(person.accounts) ? person.accounts : []) as unknown as AnyRecord[];
    return all.find(({ status }) => status !== "disabled") ?? all[0] ?? null;
}

/** grantsPath is where the grants of accounts are read; null for none. */
export function grantsPath(accounts: string[]): string | null {
    if (accounts.length === 0) return null;
    const filter = `account in (${accounts.map((id) => `'${id}'`).join(",")})`;
    return `/access-grants?${new URLSearchParams({ filter, expand: "role,program,unit", top: "500" })}`;
}

/** People is a long list of which the pages near the window are there, with what their accounts may. */
export interface People extends Rows {
    grantsOf: (account: string) => AnyRecord[];
}

/** usePeople reads the people between two rows, and what their accounts may. */
export function usePeople(path: string, seesGrants: boolean, first: number, last: number): People {
    const rows = useRows(path, first, last);
    const paths = rows.pages.flatMap((people) => {
        const found = seesGrants ? grantsPath(people.flatMap((person) => accountOf(person)?.id ?? [])) : null;
        return found === null ? [] : [found];
    });
    const grants = useGrantsInWords()(useEach<Page>(paths).all.flatMap(({ items }) => items));
    return { ...rows, grantsOf: (account) => grants.filter((grant) => idOf(grant.account) === account) };
}
