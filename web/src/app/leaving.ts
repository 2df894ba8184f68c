// Who leaves a page on which something is typed and not saved is asked first: by links, by the keys of the browser, by closing it.

import i18next from "i18next";

import { mayLeave } from "../base/unsaved";

let here = window.location.href;

const pathOf = (address: string) => new URL(address, window.location.href).pathname;

/** asksToLeave tells whether one may leave what is shown; it asks where something would be lost. */
export function asksToLeave(): boolean {
    return mayLeave(() => window.confirm(i18next.t("state.unsaved")));
}

/** goAround lets the pages lead elsewhere where nothing is lost; what stays on the page (a filter, a tab) is never asked about. */
export function goAround<Options>(go: (to: string, options?: Options) => void, to: string, options?: Options): void {
    if (pathOf(to) === window.location.pathname || asksToLeave()) go(to, options);
}

/** guardHistory asks before Back and Forward leave, too. It is called once, before the pages listen. */
export function guardHistory(): void {
    const note = () => {
        here = window.location.href;
    };
    for (const moved of ["pushState", "replaceState"]) window.addEventListener(moved, note);
    window.addEventListener(
        "popstate",
        (event) => {
            if (pathOf(here) === window.location.pathname || asksToLeave()) {
                note();
                return;
            }
            event.stopImmediatePropagation();
            window.history.pushState(null, "", here);
        },
        { capture: true },
    );
}
