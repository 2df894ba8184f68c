import { Dropdown, Option } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import type { AnyRecord } from "../api/types";

/** ProgramPicker changes which program a page is about; it stays away where there is only one. */
export function ProgramPicker({ programs, chosen, base }: { programs: AnyRecord[]; chosen: AnyRecord; base: string }) {
    const { t } = useTranslation();
    const [, go] = useLocation();
    if (programs.length < 2) return null;
    return (
        <Dropdown
            aria-label={t("program.choose")}
            value={chosen.title ?? ""}
            selectedOptions={[chosen.id]}
            onOptionSelect={(_, { optionValue }) => optionValue && go(`${base}/${optionValue}`)}
        >
            {programs.map((program) => (
                <Option key={program.id} value={program.id}>
                    {program.title ?? program.id}
                </Option>
            ))}
        </Dropdown>
    );
}
