import { Button } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { Loaded } from "../../ui/States";
import { useProgram } from "../useProgram";
import { Initiatives, Objective, Statement, type StrategyData } from "./Plan";
import styles from "./Present.module.css";
import { useStrategy } from "./useStrategy";

const FORTH = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

/** One view after the other: each vision, its objectives two by two, then the initiatives. */
function viewsOf({ whole, statements, owners, initiatives }: StrategyData): ReactNode[] {
    const parts = whole.parts ?? [];
    const pairs = (objectives: typeof parts) =>
        Array.from({ length: Math.ceil(objectives.length / 2) }, (_, index) => (
            <div className={styles.pair} key={objectives[index * 2]?.id}>
                {objectives.slice(index * 2, index * 2 + 2).map((objective) => (
                    <Objective key={objective.id} part={objective} owner={owners.get(objective.id)} />
                ))}
            </div>
        ));
    return [
        ...parts.filter(({ type }) => type === "vision").flatMap((vision) => [<Statement key={vision.id} part={vision} statement={statements.get(vision.id)} />, ...pairs(vision.parts ?? [])]),
        ...pairs(parts.filter(({ type }) => type !== "vision")),
        ...(initiatives.length > 0 ? [<Initiatives key="initiatives" items={initiatives} />] : []),
    ];
}

function Show({ data, title, back }: { data: StrategyData; title: string; back: string }) {
    const { t } = useTranslation();
    const views = viewsOf(data);
    const [at, go] = useState(0);
    const stage = useRef<HTMLDivElement>(null);
    const step = (by: number) => go((now) => Math.min(Math.max(now + by, 0), views.length - 1));
    useEffect(() => stage.current?.focus(), []);
    return (
        <div
            className={styles.stage}
            ref={stage}
            tabIndex={-1}
            role="region"
            aria-roledescription={t("present.kind")}
            aria-label={title}
            onKeyDown={(event) => {
                if (event.target instanceof HTMLButtonElement && event.key === " ") return;
                if (FORTH.has(event.key)) step(1);
                else if (BACK.has(event.key)) step(-1);
                else if (event.key === "Home") go(0);
                else if (event.key === "End") go(views.length - 1);
                else return;
                event.preventDefault();
            }}
        >
            <header className={styles.head}>
                <h1>{title}</h1>
                <span className="number soft" role="status">
                    {t("present.at", { at: at + 1, of: views.length })}
                </span>
                <Button onClick={() => step(-1)} disabled={at === 0}>
                    {t("present.back")}
                </Button>
                <Button onClick={() => step(1)} disabled={at === views.length - 1}>
                    {t("present.forth")}
                </Button>
                <Button onClick={() => void (document.fullscreenElement ? document.exitFullscreen() : stage.current?.requestFullscreen())}>{t("present.full")}</Button>
                <Link href={back}>{t("present.end")}</Link>
            </header>
            <div className={styles.view}>{views[at]}</div>
        </div>
    );
}

/** Present shows a strategy view after view, for a wall or a call: with the arrow keys, or with buttons. */
export default function Present() {
    const { program } = useParams<{ program: string }>();
    const { query, chosen } = useProgram(program);
    const { query: progress, data } = useStrategy(chosen?.id ?? null);
    return (
        <Loaded query={query}>
            {() => <Loaded query={progress}>{() => data && chosen && <Show data={data} title={chosen.title ?? ""} back={`/strategy/${chosen.id}`} />}</Loaded>}
        </Loaded>
    );
}
