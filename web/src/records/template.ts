// The sheet that an import begins with: the names of what can be filled in, and nothing below them.

import type { TypeInfo } from "../api/types";

/** NO_RECORD is no id of any record. */
const NO_RECORD = "00000000-0000-0000-0000-000000000000";

/** templateOf is the address of that sheet. The server writes its heading, so that it knows every column of it when it comes back. */
export function templateOf(type: TypeInfo): string {
    const columns = type.fields.filter(({ readOnly }) => !readOnly).map(({ name }) => name);
    return `/api/v1/${type.collection}/export?${new URLSearchParams({ format: "csv-excel", columns: columns.join(), filter: `id eq '${NO_RECORD}'` })}`;
}
