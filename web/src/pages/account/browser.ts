// What a browser says of itself, as far as people know it by.

const BROWSERS: [mark: string, name: string][] = [["Edg/", "Edge"], ["OPR/", "Opera"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]];
const SYSTEMS: [mark: string, name: string][] = [["Windows", "Windows"], ["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Mac OS X", "macOS"], ["Linux", "Linux"]];
const MOST = 60;

/** browserOf is a browser as people call it, `Chrome · Windows`; its own words where it is none of those that are known. */
export function browserOf(agent: string): string {
    const named = (names: [string, string][]) => names.find(([mark]) => agent.includes(mark))?.[1];
    const browser = named(BROWSERS);
    if (browser === undefined) return agent.slice(0, MOST);
    return [browser, named(SYSTEMS)].filter((name) => name !== undefined).join(" · ");
}
