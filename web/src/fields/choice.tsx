import { Dropdown, Option } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { CHOSEN, type Editing, type FieldKind, type Showing } from "./kind";

function Show({ field, value }: Showing) {
    return <>{field.options?.find(({ key }) => key === value)?.label ?? String(value)}</>;
}

function Edit({ value, change, field, id }: Editing) {
    const { t } = useTranslation();
    const options = field.options ?? [];
    const chosen = options.find(({ key }) => key === value);
    return (
        <Dropdown
            {...(id === undefined ? {} : { id })}
            value={chosen?.label ?? ""}
            selectedOptions={chosen ? [chosen.key] : []}
            placeholder={t("form.choose")}
            onOptionSelect={(_, { optionValue }) => change(optionValue ? optionValue : null)}
        >
            {!field.required && (
                <Option value="" text={t("form.none")}>
                    {t("form.none")}
                </Option>
            )}
            {options.map(({ key, label }) => (
                <Option key={key} value={key}>
                    {label}
                </Option>
            ))}
        </Dropdown>
    );
}

export const choice: FieldKind = { Show, Edit, compare: CHOSEN, isSorted: true };
