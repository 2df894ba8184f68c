import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { RecordPage } from "../../records/Detail";

/** UnitRecord is what is recorded of a unit, with the way to its workspace. */
export default function UnitRecord() {
    const { t } = useTranslation();
    const { id = "" } = useParams<{ id: string }>();
    return (
        <RecordPage
            collection="units"
            id={id}
            above={() => (
                <p>
                    <Link href={`/units/${id}`}>{t("unit.toWorkspace")}</Link>
                </p>
            )}
        />
    );
}
