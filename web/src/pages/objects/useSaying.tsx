import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";

import { getAsOf } from "../../api/client";
import { useMe } from "../../api/queries";
import type { AnyRecord, KeyResultProgress } from "../../api/types";
import { CheckIn } from "../CheckIn";
import { useSaid } from "../useSaid";
import type { Subject } from "../words";

/**
 * useSaying is the check-in on a page: the button that opens it, and the form below; neither for drafts, the past, or who may not. An open
 * form stands in the address (`?checkIn`), so that a link can lead to it.
 */
export function useSaying(field: Subject["field"], record: AnyRecord, result?: KeyResultProgress): { button: ReactNode; form: ReactNode } {
    const { t } = useTranslation();
    const me = useMe();
    const { place, said } = useSaid();
    const isOpen = new URLSearchParams(useSearch()).has("checkIn");
    const [path, go] = useLocation();
    const setOpen = (open: boolean) => go(open ? `${path}?checkIn` : path, { replace: true });
    const may = getAsOf() === null && record.status === "active" && (me.data?.may["check-ins"] ?? []).includes("create");
    if (!may) return { button: null, form: place };
    return {
        button: (
            <Button appearance="primary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {t("checkIn.open")}
            </Button>
        ),
        form: (
            <>
                {isOpen && <CheckIn about={{ field, id: record.id }} result={result} close={() => setOpen(false)} said={said} />}
                {place}
            </>
        ),
    };
}
