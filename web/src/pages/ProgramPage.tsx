import { Select } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "wouter";

import type { AnyRecord } from "../api/types";
import { Empty, Loaded } from "../ui/States";
import styles from "./ProgramPage.module.css";
import { Start } from "./StartLink";
import { useProgram } from "./useProgram";

/** ProgramPage is the frame of a page about one program: its title, what stands beside it, and a way to the other programs. */
export function ProgramPage({ base, title, beside, wide = false, children }: {
    /** Where the page is, such as `/strategy`; the program follows. */
    base: string;
    title: (program: AnyRecord) => ReactNode;
    beside?: (program: AnyRecord) => ReactNode;
    wide?: boolean;
    children: (program: AnyRecord) => ReactNode;
}) {
    const { t } = useTranslation();
    const [, go] = useLocation();
    const { program } = useParams<{ program?: string }>();
    const { query, programs, chosen, isUnknown } = useProgram(program);
    return (
        <Loaded query={query}>
            {() =>
                isUnknown ? (
                    <div className={styles.page}>
                        <h1>{t(`page.${base.slice(1)}`)}</h1>
                        <Empty title={t("program.unknown")} action={<Link href={base}>{t("program.others")}</Link>}>
                            {t("state.noPageHint")}
                        </Empty>
                    </div>
                ) : chosen === undefined ? (
                    <div className={styles.page}>
                        <h1>{t(`page.${base.slice(1)}`)}</h1>
                        <p>{t(`program.about.${base.slice(1)}`)}</p>
                        <Empty title={t("program.empty")} action={<Start />}>
                            {t("program.emptyHint")}
                        </Empty>
                    </div>
                ) : (
                    <div className={styles.page} data-wide={wide}>
                        <header className={styles.title}>
                            <h1>{title(chosen)}</h1>
                            {beside?.(chosen)}
                            {programs.length > 1 && (
                                <Select aria-label={t("program.choose")} value={chosen.id} onChange={(_, { value }) => go(`${base}/${value}`)}>
                                    {programs.map(({ id, title: name }) => (
                                        <option key={id} value={id}>
                                            {name ?? id}
                                        </option>
                                    ))}
                                </Select>
                            )}
                        </header>
                        {children(chosen)}
                    </div>
                )
            }
        </Loaded>
    );
}
