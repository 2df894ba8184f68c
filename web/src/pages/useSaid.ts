import { useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { ask } from "../api/client";
import { refresh } from "../api/queries";
import type { AnyRecord } from "../api/types";
import { useNotices } from "../ui/Notices";

/** useSaid tells that a check-in was saved, with a way to take it back; `place` stands once in the page, where the form may go away. */
export function useSaid(): { place: ReactElement; said: (made: AnyRecord) => void } {
    const { t } = useTranslation();
    const client = useQueryClient();
    const { place, done } = useNotices();
    const said = ({ id, revision }: AnyRecord) =>
        done(t("checkIn.saved"), async () => {
            await ask(`/check-ins/${id}`, { method: "DELETE", revision });
            await refresh(client, "check-ins");
        });
    return { place, said };
}
