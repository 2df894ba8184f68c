import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import type { AnyRecord } from "../api/types";
import { Empty, Loaded } from "../ui/States";
import styles from "./ProgramPage.module.css";
import { Start } from "./StartLink";
import { useProgram } from "./useProgram";

/** The same page of other programs; the one that is shown stands in the heading. */
function Others({ base, programs }: { base: string; programs: AnyRecord[] }) {
    const { t } = useTranslation();
    const list = useRef<HTMLDetailsElement>(null);
    const close = () => list.current?.removeAttribute("open");
    useEffect(() => {
        const outside = ({ target }: PointerEvent) => !list.current?.contains(target as Node) && list.current?.removeAttribute("open");
        document.addEventListener("pointerdown", outside);
        return () => document.removeEventListener("pointerdown", outside);
    }, []);
    const leave = ({ key }: KeyboardEvent) => {
        if (key !== "Escape" || list.current?.open !== true) return;
        close();
        list.current.querySelector("summary")?.focus();
    };
    return (
        <details ref={list} className={styles.others} onKeyDown={leave} onBlur={({ relatedTarget, currentTarget }) => relatedTarget !== null && !currentTarget.contains(relatedTarget) && close()}>
            <summary>{t("program.other")}</summary>
            <ul>
                {programs.map(({ id, title }) => (
                    <li key={id}>
                        <Link href={`${base}/${id}`} onClick={close}>
                            {title ?? id}
                        </Link>
                    </li>
                ))}
            </ul>
        </details>
    );
}

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
                            {programs.length > 1 && <Others base={base} programs={programs.filter(({ id }) => id !== chosen.id)} />}
                        </header>
                        {children(chosen)}
                    </div>
                )
            }
        </Loaded>
    );
}
