// Links to documents that are kept elsewhere.

/** linkOf is a link as it was meant: with https:// where no scheme stands before it. */
export function linkOf(text: string): string {
    const trimmed = text.trim();
    return trimmed === "" || /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
}

/** hostOf is the name of the host in a link, without www; empty where it has none. */
export function hostOf(link: string): string {
    try {
        return new URL(link).host.replace(/^www\./, "");
    } catch {
        return "";
    }
}

/** nameOfLink is a name for what a link leads to: the last part of its path, or else its host. */
export function nameOfLink(link: string): string {
    try {
        const { pathname } = new URL(link);
        const last = decodeURIComponent(pathname.split("/").filter(Boolean).at(-1) ?? "");
        return (last === "" ? hostOf(link) : last).slice(0, 200);
    } catch {
        return hostOf(link);
    }
}
