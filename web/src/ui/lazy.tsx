import { type ComponentType, lazy as reactLazy } from "react";

import { hasDrafts } from "../base/unsaved";

const RELOADED = "reloaded";
const RELOAD_AGAIN_MS = 60_000;

/** Unloaded is a part of the app that could not be fetched: the server is away, or its files have other names since an upgrade. */
export class Unloaded extends Error {
    readonly isOffline: boolean;
    /** Forgets the failure, so that the part is fetched anew when it is next shown. */
    readonly renew: () => void;
    constructor(isOffline: boolean, renew: () => void, cause: unknown) {
        super("a part of the app could not be fetched", { cause });
        this.name = "Unloaded";
        this.isOffline = isOffline;
        this.renew = renew;
    }
}

/** Styles that did not arrive stay in the page as links without a sheet, and Vite believes they are there: they are asked for again. */
async function mendStyles(): Promise<void> {
    const broken = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].filter(({ sheet }) => sheet === null);
    await Promise.all(
        broken.map(
            (link) =>
                new Promise((arrive, fail) => {
                    const again = link.cloneNode() as HTMLLinkElement;
                    again.addEventListener("load", arrive);
                    again.addEventListener("error", () => fail(new Error(again.href)));
                    link.replaceWith(again);
                }),
        ),
    );
}

/** The page is loaded anew where its files are gone: at most once a minute, and never over something that is typed. */
function mayReload(): boolean {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    return !hasDrafts() && Date.now() - last > RELOAD_AGAIN_MS;
}

async function unloaded(cause: unknown, renew: () => void): Promise<Unloaded> {
    const isThere = await fetch(import.meta.env.BASE_URL, { cache: "no-store" }).then(({ ok }) => ok, () => false);
    if (isThere && mayReload()) {
        sessionStorage.setItem(RELOADED, String(Date.now()));
        window.location.reload();
        await new Promise(() => undefined);
    }
    return new Unloaded(!isThere, renew, cause);
}

/** lazy is React's, but what could not be fetched can be tried again: `Boundary` says so and does it. */
export function lazy<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
    let hasFailed = false;
    const fresh = () =>
        reactLazy(async () => {
            try {
                if (hasFailed) await mendStyles();
                return await load();
            } catch (error) {
                hasFailed = true;
                throw await unloaded(error, () => {
                    Part = fresh();
                });
            }
        });
    let Part = fresh();
    return function Later(props: Props) {
        return <Part {...props} />;
    };
}
