import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { getAsOf } from "../../api/client";
import { useMe, useTypes } from "../../api/queries";
import type { RecordValue } from "../../api/types";
import { useNotices } from "../../ui/Notices";
import { lazy } from "../../ui/lazy";
import { today } from "../day";
import type { Scope } from "./scope";

const RecordDialog = lazy(() => import("../../records/RecordDialog"));
const COLLECTIONS = ["initiatives", "asks", "lessons", "contributions"] as const;

/** Add makes an initiative, an ask, a lesson or a contribution that begins with the unit, for those who may. */
export function Add({ scope }: { scope: Scope }) {
    const { t } = useTranslation();
    const me = useMe();
    const types = useTypes();
    const notices = useNotices();
    const [chosen, choose] = useState<(typeof COLLECTIONS)[number] | null>(null);
    const allowed = COLLECTIONS.filter((collection) => me.data?.may[collection]?.includes("create"));
    if (getAsOf() !== null || allowed.length === 0) return null;
    const unit = scope.unit.id;
    const program: RecordValue = scope.programs.length === 1 ? (scope.programs[0]?.id ?? null) : null;
    const person = me.data?.person ?? null;
    const presets: Record<(typeof COLLECTIONS)[number], Record<string, RecordValue>> = {
        initiatives: { ownerUnit: unit, program },
        asks: { unit, program, raisedBy: person, raisedDate: today() },
        lessons: { unit, program, by: person },
        contributions: { unit, owner: person, statedDate: today() },
    };
    return (
        <>
            <Menu>
                <MenuTrigger disableButtonEnhancement>
                    <MenuButton appearance="primary" icon={<AddRegular />}>
                        {t("unit.add")}
                    </MenuButton>
                </MenuTrigger>
                <MenuPopover>
                    <MenuList>
                        {allowed.map((collection) => (
                            <MenuItem key={collection} onClick={() => choose(collection)}>
                                {types.data?.get(collection)?.label ?? collection}
                            </MenuItem>
                        ))}
                    </MenuList>
                </MenuPopover>
            </Menu>
            {chosen !== null && (
                <Suspense>
                    <RecordDialog collection={chosen} record={null} preset={presets[chosen]} close={() => choose(null)} saved={(made) => notices.done(t("unit.added", { title: made.title ?? types.data?.get(chosen)?.label ?? "" }))} />
                </Suspense>
            )}
            {notices.place}
        </>
    );
}
