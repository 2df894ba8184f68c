import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ask, getAsOf } from "../api/client";
import { refresh, useMe, usePath } from "../api/queries";
import type { AnyRecord, Entry, TypeInfo } from "../api/types";
import { formatInstant } from "../base/format";
import type { Notices } from "../ui/Notices";
import { Empty, Loading } from "../ui/States";
import { History } from "./History";
import { nameOf } from "./nameOf";

/** useRestore tells whether one may bring back records of a type, and brings one back; false where that was refused, which is said. */
export function useRestore(type: TypeInfo, notices: Notices): { may: boolean; restore: (id: string) => Promise<boolean> } {
    const me = useMe();
    const client = useQueryClient();
    const may = getAsOf() === null && type.kind === "record" && (me.data?.may[type.collection] ?? []).includes("restore");
    async function restore(id: string): Promise<boolean> {
        try {
            await ask(`/${type.collection}/${id}/restore`, { method: "POST", body: {} });
            await refresh(client, type.collection);
            return true;
        } catch (error) {
            notices.failed(error);
            return false;
        }
    }
    return { may, restore };
}

/** Gone stands in the place of a record that was deleted, or that one may not see; what was deleted comes back with one click. */
export function Gone({ type, id, notices }: { type: TypeInfo; id: string; notices: Notices }) {
    const { t, i18n } = useTranslation();
    const { may, restore } = useRestore(type, notices);
    const query = usePath<{ items: Entry[] }>(`/${type.collection}/${id}/history`);
    const last = query.data?.items.at(-1);
    if (query.isPending) return <Loading />;
    if (last?.operation !== "delete") return <Empty title={t("record.gone")} />;
    return (
        <>
            <Empty
                title={t("record.deleted", { title: nameOf(type, last.record as AnyRecord, i18n.language) })}
                action={
                    may && (
                        <Button appearance="primary" icon={<ArrowUndoRegular />} onClick={() => void restore(id)}>
                            {t("record.restore")}
                        </Button>
                    )
                }
            >
                {t("record.deletedAt", { at: formatInstant(last.at, i18n.language) })}
            </Empty>
            <History type={type} id={id} />
        </>
    );
}
