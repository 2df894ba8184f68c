// Every page on one screen: where it is, what draws it, and under which heading the menu names it. What is not built is not here.

import type { ComponentType } from "react";

import type { Act, Me } from "../api/types";
import { lazy } from "../ui/lazy";

/** Place is one page. `menu` is the heading and the word of its link, shown to those who may what it `needs`; a page without it is reached from others. */
export interface Place {
    path: string;
    Page: ComponentType;
    menu?: { group: string; word: string; needs?: [collection: string, act: Act] };
}

/** PAGES are all pages, in the order of the menu, which is the order of the loop. */
export const PAGES: Place[] = [
    { path: "/", Page: lazy(() => import("../pages/today/Today")), menu: { group: "mine", word: "page.today" } },
    { path: "/units/:id?", Page: lazy(() => import("../pages/unit/Units")), menu: { group: "mine", word: "page.unit" } },
    { path: "/notices", Page: lazy(() => import("../pages/notices/Notices")), menu: { group: "mine", word: "page.notices" } },
    { path: "/account", Page: lazy(() => import("../pages/account/Account")) },
    { path: "/strategy/:program?", Page: lazy(() => import("../pages/strategy/Strategy")), menu: { group: "plan", word: "page.strategy" } },
    { path: "/board/:program?", Page: lazy(() => import("../pages/board/Board")), menu: { group: "plan", word: "page.board" } },
    { path: "/roadmap/:program?", Page: lazy(() => import("../pages/roadmap/Roadmap")), menu: { group: "plan", word: "page.roadmap" } },
    { path: "/map/:program?", Page: lazy(() => import("../pages/map/Map")), menu: { group: "plan", word: "page.map" } },
    { path: "/matrix/:program?", Page: lazy(() => import("../pages/matrix/Matrix")), menu: { group: "plan", word: "page.matrix" } },
    { path: "/start/:program?", Page: lazy(() => import("../pages/start/Start")), menu: { group: "make", word: "page.start", needs: ["programs", "create"] } },
    { path: "/triage/:program?", Page: lazy(() => import("../pages/triage/Triage")), menu: { group: "make", word: "page.triage", needs: ["initiatives", "update"] } },
    { path: "/rounds/:program?", Page: lazy(() => import("../pages/round/Rounds")), menu: { group: "make", word: "page.rounds" } },
    { path: "/test-round/:id", Page: lazy(() => import("../pages/round/Round")) },
    { path: "/checks/:program?", Page: lazy(() => import("../pages/Checks")), menu: { group: "make", word: "page.checks" } },
    { path: "/organization/units", Page: lazy(() => import("../pages/organization/Units")), menu: { group: "organization", word: "page.units", needs: ["units", "read"] } },
    { path: "/organization/people", Page: lazy(() => import("../pages/organization/People")), menu: { group: "organization", word: "page.people", needs: ["people", "read"] } },
    { path: "/organization/access", Page: lazy(() => import("../pages/organization/Access")), menu: { group: "organization", word: "page.access", needs: ["access-grants", "read"] } },
    { path: "/organization/tokens", Page: lazy(() => import("../pages/organization/Tokens")), menu: { group: "organization", word: "page.tokens", needs: ["api-tokens", "read"] } },
    { path: "/organization/audit", Page: lazy(() => import("../pages/organization/Audit")), menu: { group: "organization", word: "page.audit", needs: ["access-roles", "create"] } },
    { path: "/organization/system", Page: lazy(() => import("../pages/organization/System")), menu: { group: "organization", word: "page.system", needs: ["access-roles", "create"] } },
    { path: "/organization/people/import", Page: lazy(() => import("../pages/organization/Directory")) },
    { path: "/records", Page: lazy(() => import("../records/Collections")), menu: { group: "all", word: "page.records" } },
    { path: "/records/key-results", Page: lazy(() => import("../pages/objects/KeyResults")) },
    { path: "/records/:collection", Page: lazy(() => import("../records/List")) },
    { path: "/records/:collection/import", Page: lazy(() => import("../records/Import")) },
    { path: "/records/:collection/deleted", Page: lazy(() => import("../records/Deleted")) },
    { path: "/records/key-results/:id", Page: lazy(() => import("../pages/objects/KeyResult")) },
    { path: "/records/objectives/:id", Page: lazy(() => import("../pages/objects/Objective")) },
    { path: "/records/initiatives/:id", Page: lazy(() => import("../pages/objects/Initiative")) },
    { path: "/records/units/:id", Page: lazy(() => import("../pages/unit/UnitRecord")) },
    { path: "/records/:collection/:id", Page: lazy(() => import("../records/Detail")) },
];

/** Heading is one group of links of the menu. */
export interface Heading {
    key: string;
    links: { path: string; word: string }[];
}

/** headings are the links of the menu that somebody may follow, grouped as they come. */
export function headings(pages: Place[], may: Me["may"] | undefined): Heading[] {
    const found: Heading[] = [];
    for (const { path, menu } of pages) {
        if (menu === undefined || (menu.needs && may?.[menu.needs[0]]?.includes(menu.needs[1]) !== true)) continue;
        const link = { path: path.replace(/(.)\/:.*$/, "$1"), word: menu.word };
        const heading = found.find(({ key }) => key === menu.group);
        if (heading) heading.links.push(link);
        else found.push({ key: menu.group, links: [link] });
    }
    return found;
}
