// A key result as a row of a list: with what progress says of it.

import type { AnyRecord, KeyResultProgress, Option } from "../../api/types";

/** valued is a key result with its value and where it stands: a live one by its progress, another by the word for its state (`options`). */
export function valued(row: AnyRecord, result: KeyResultProgress | undefined, options: Option[]): AnyRecord {
    const standing = row.status === "active" ? result?.status : options.find(({ key }) => key === row.status)?.label;
    return { ...row, value: result?.value, standing };
}
