import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useEach, useTypes } from "../../api/queries";
import { type AnyRecord, type FieldInfo, type PartProgress, idOf } from "../../api/types";
import { RecordList } from "../../records/List";
import { resultsOf } from "./tree";
import { valued } from "./valued";

const FIRST = ["title", "value", "target", "standing", "owner", "deadline", "program"];

/** useValues reads the progress of the programs that some key results belong to, and gives each its value and where it stands. */
function useValues(rows: AnyRecord[]): (row: AnyRecord) => AnyRecord {
    const types = useTypes();
    const options = types.data?.get("key-results")?.fields.find(({ name }) => name === "status")?.options;
    const programs = [...new Set(rows.flatMap(({ program }) => idOf(program) ?? []))];
    const { all } = useEach<PartProgress>(programs.map((id) => `/programs/${id}/progress`));
    return useMemo(() => {
        const results = new Map(all.flatMap(resultsOf).map((result) => [result.id, result]));
        const made = new WeakMap<AnyRecord, AnyRecord>();
        return (row) => {
            const known = made.get(row) ?? valued(row, results.get(row.id), options ?? []);
            made.set(row, known);
            return known;
        };
    }, [all, options]);
}

/** KeyResults is the list of key results, with the value of each and where it stands. */
export default function KeyResults() {
    const { t } = useTranslation();
    const reckoned = useMemo(() => {
        const field = (name: string, type: string): FieldInfo => ({ name, type, label: t(`objects.column-${name}`), help: "", required: false, readOnly: true });
        return { fields: [field("value", "figure"), field("standing", "standing")], list: FIRST, useValues };
    }, [t]);
    return <RecordList collection="key-results" reckoned={reckoned} />;
}
