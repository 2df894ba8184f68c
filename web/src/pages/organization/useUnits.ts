import { useMemo } from "react";

import { useAll } from "../../api/queries";
import { type Tree, treeOf } from "./units";

/** UNITS is where all units are read. */
export const UNITS = "/units?orderby=title&select=title,code,parent,lead,headcount,isActive&expand=lead";

/** useUnits are all units as a tree; those that no longer exist only where they are asked for. */
export function useUnits(withRetired = false): { tree: Tree | undefined; query: ReturnType<typeof useAll>; retired: number } {
    const query = useAll(UNITS);
    const { data } = query;
    const tree = useMemo(() => (data === undefined ? undefined : treeOf(withRetired ? data : data.filter(({ isActive }) => isActive !== false))), [data, withRetired]);
    return { tree, query, retired: (data ?? []).filter(({ isActive }) => isActive === false).length };
}
