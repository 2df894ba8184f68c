import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { Failure, ask, getAsOf } from "../../api/client";
import type { AnyRecord, Page } from "../../api/types";

const MOST_PAGES = 20;
const AT_ONCE = 40;
const ASK_AGAIN_MS = 2000;

/** useAll reads a list to its end, page by page, up to 10,000 records. */
export function useAll(path: string) {
    return useQuery<AnyRecord[], Error>({
        queryKey: [path, getAsOf(), "all"],
        queryFn: async ({ signal }) => {
            const all: AnyRecord[] = [];
            let next: string | undefined;
            for (let page = 0; page < MOST_PAGES; page += 1) {
                const answer: Page = await ask<Page>(`${path}&top=500${next === undefined ? "" : `&cursor=${encodeURIComponent(next)}`}`, { signal });
                all.push(...answer.items);
                next = answer.next;
                if (next === undefined) break;
            }
            return all;
        },
        placeholderData: keepPreviousData,
    });
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The people of some names or addresses. */
async function askPeople(wanted: string[]): Promise<AnyRecord[]> {
    const addresses = wanted.filter((name) => name.includes("@"));
    const titles = wanted.filter((name) => !name.includes("@"));
    const filters = [
        ...(titles.length > 0 ? [`title in (${titles.map(quoted).join(",")})`] : []),
        ...(addresses.length > 0 ? [`email in (${addresses.map(quoted).join(",")})`] : []),
    ];
    const page = await ask<Page>(`/people?filter=${encodeURIComponent(filters.join(" or "))}&top=500&select=title,email`);
    return page.items;
}

/**
 * usePeople knows people by name and address: those given, and those whom the sheet asks for. Who was asked for and is not there
 * stands in `unknown`, in small letters.
 */
export function usePeople(given: AnyRecord[], waiting: string[]): { people: AnyRecord[]; unknown: Set<string> } {
    const [found, find] = useState<{ people: AnyRecord[]; asked: string[] }>({ people: [], asked: [] });
    const wanted = [...new Set(waiting.map((text) => (/<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text)?.[1] ?? text).trim()))].filter((name) => !found.asked.includes(name)).slice(0, AT_ONCE);
    const key = wanted.join("\n");
    const [tries, again] = useState(0);
    useEffect(() => {
        if (key === "") return;
        let isOver = false;
        const names = key.split("\n");
        let timer: ReturnType<typeof setTimeout> | undefined;
        askPeople(names)
            .catch((error: unknown) => {
                // who was not asked is not unknown
                if (!(error instanceof Failure) || !error.isOffline) return [] as AnyRecord[];
                timer = setTimeout(() => !isOver && again((before) => before + 1), ASK_AGAIN_MS);
                return null;
            })
            .then((people) => {
                if (!isOver && people !== null) find((before) => ({ people: [...before.people, ...people], asked: [...before.asked, ...names] }));
            });
        return () => {
            isOver = true;
            clearTimeout(timer);
        };
    }, [key, tries]);
    const all = new Map([...given, ...found.people].map((person) => [person.id, person]));
    return { people: [...all.values()], unknown: new Set(found.asked.map((name) => name.toLocaleLowerCase())) };
}
