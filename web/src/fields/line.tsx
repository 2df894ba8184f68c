import { Input } from "@fluentui/react-components";

import type { Editing } from "./kind";

/** line makes the control of a field that is one line of text, of a type that browsers know. Emptied means null. */
export function line(type: "text" | "email" | "url" | "date") {
    return function Edit({ value, change, field, ...rest }: Editing) {
        const written = typeof value === "string" ? (type === "date" ? value.slice(0, 10) : value) : "";
        return <Input {...rest} type={type} value={written} required={field.required} onChange={(_, data) => change(data.value === "" ? null : data.value)} />;
    };
}
