import type { KeyResultProgress, PartProgress } from "../../api/types";

/** resultsOf are the key results of a part and of all parts below it. */
export function resultsOf(part: PartProgress): KeyResultProgress[] {
    return [...(part.keyResults ?? []), ...(part.parts ?? []).flatMap(resultsOf)];
}

/** partOf is the part of this id in a tree of progress. */
export function partOf(tree: PartProgress, id: string): PartProgress | undefined {
    if (tree.id === id) return tree;
    for (const part of tree.parts ?? []) {
        const found = partOf(part, id);
        if (found) return found;
    }
    return undefined;
}
