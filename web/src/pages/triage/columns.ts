// Which columns each grid has, and which checks they settle.

import type { TypeInfo } from "../../api/types";
import type { Column } from "./cells";

/** Grids are the three parts of a plan that are settled in bulk. */
export type Part = "initiatives" | "key-results" | "objectives";

/** PARTS are the grids in the order of their tabs. */
export const PARTS: Part[] = ["initiatives", "key-results", "objectives"];

/** CHECKS_OF are the checks that the columns of a grid settle. */
export const CHECKS_OF: Record<Part, string[]> = {
    initiatives: ["INI-HORIZON", "INI-RANK", "INI-ACTION", "INI-SPONSOR", "INI-RESULT"],
    "key-results": ["KR-LINK", "KR-UNIT", "KR-TARGET", "KR-TIME", "KR-BASE"],
    objectives: ["OBJ-PRIORITY", "OBJ-RESULT"],
};

/** LISTS are the addresses of the records of each grid, without the program. */
export const LISTS: Record<Part, string> = {
    initiatives: "select=title,horizon,rank,owner,sponsor,nextStep,nextStepDate,status&expand=owner,sponsor,links&orderby=rank,title",
    "key-results": "select=title,objectives,owner,unit,direction,target,deadline,findBaselineBy,status,sortOrder&expand=owner&orderby=sortOrder,title",
    objectives: "select=title,priorities,owner,theme,endDate,status,sortOrder&expand=owner&orderby=sortOrder,title",
};

const TITLE: Column = { name: "title", kind: "text", width: 320, isRequired: true };
const OWNER: Column = { name: "owner", kind: "person", width: 170 };

/** columnsOf are the columns of a grid. Choices are written in the words of the page, and understood in those of the metadata too. */
export function columnsOf(part: Part, type: TypeInfo | undefined, word: (field: string, key: string) => string): Column[] {
    const choice = (name: string, width: number): Column => ({
        name,
        kind: "choice",
        width,
        options: (type?.fields.find((field) => field.name === name)?.options ?? []).map(({ key, label }) => ({ key, words: [word(name, key), label] })),
    });
    switch (part) {
        case "initiatives":
            return [
                TITLE,
                choice("horizon", 130),
                { name: "rank", kind: "integer", width: 80 },
                OWNER,
                { name: "sponsor", kind: "person", width: 170 },
                { name: "keyResult", kind: "links", to: "key-results", width: 280 },
                { name: "nextStep", kind: "text", width: 220 },
                { name: "nextStepDate", kind: "date", width: 120 },
            ];
        case "key-results":
            return [
                TITLE,
                { name: "objectives", kind: "records", to: "objectives", width: 280 },
                OWNER,
                { name: "unit", kind: "text", width: 90 },
                choice("direction", 120),
                { name: "target", kind: "decimal", width: 100 },
                { name: "deadline", kind: "date", width: 120 },
                { name: "findBaselineBy", kind: "date", width: 150 },
            ];
        case "objectives":
            return [TITLE, { name: "priorities", kind: "records", to: "priorities", width: 280 }, OWNER, { name: "theme", kind: "text", width: 160 }, { name: "endDate", kind: "date", width: 120 }];
    }
}
