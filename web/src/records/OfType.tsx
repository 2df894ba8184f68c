import type { ReactNode } from "react";

import { useTypes } from "../api/queries";
import type { TypeInfo } from "../api/types";
import { NoPage } from "../ui/NoPage";
import { Loaded } from "../ui/States";

/** OfType is the frame of a page about the records of one collection: it waits for what the type is, and says where there is none such. */
export function OfType({ collection, children }: { collection: string; children: (type: TypeInfo, types: Map<string, TypeInfo>) => ReactNode }) {
    const types = useTypes();
    return (
        <Loaded query={types}>
            {(all) => {
                const type = all.get(collection);
                return type ? children(type, all) : <NoPage />;
            }}
        </Loaded>
    );
}
