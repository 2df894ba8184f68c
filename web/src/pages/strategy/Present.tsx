import { Button } from "@fluentui/react-components";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "wouter";

import { getAsOf } from "../../api/client";
import { useLive } from "../../api/queries";
import { formatDay } from "../../base/format";
import { Legend } from "../../ui/Legend";
import { Empty, Loaded, Loading } from "../../ui/States";
import { useProgram } from "../useProgram";
import { Backlog, Objective, Statement, type StrategyData } from "./Plan";
import styles from "./Present.module.css";
import { arranged, isDraft } from "./arrange";
import { addressOf } from "./filter";
import { type Slide, slidesOf } from "./slides";
import { narrowed, useStrategy } from "./useStrategy";
import { useWanted } from "./useWanted";

const FORTH = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);
const LARGEST = 2.6;
const SMALLEST = 0.8;
const STEP = 0.1;

function Drawn({ slide, data: { day, statements, stands, owners, marks, words } }: { slide: Slide; data: StrategyData }) {
    const { t } = useTranslation();
    if (slide.kind === "vision") return <Statement part={slide.part} statement={statements.get(slide.part.id)} stands={stands.get(slide.part.id)} isDraft={slide.isDraft} />;
    if (slide.kind === "objectives")
        return (
            <div className={styles.pair}>
                {slide.parts.map((part) => (
                    <Objective key={part.id} part={part} owner={owners.get(part.id)} isDraft={isDraft(part, marks)} />
                ))}
            </div>
        );
    return (
        <div className={styles.horizon}>
            <h2>
                {t("strategy.initiatives")} {slide.of > 1 && <span className="soft number">{t("present.at", { at: slide.number, of: slide.of })}</span>}
            </h2>
            <Backlog horizon={slide.horizon} words={words} today={day} />
        </div>
    );
}

/** Fitted shows what it holds as large as the window lets it be whole; where even the smallest is too large, it scrolls. */
function Fitted({ children }: { children: ReactNode }) {
    const frame = useRef<HTMLDivElement>(null);
    const content = useRef<HTMLDivElement>(null);
    useLayoutEffect(() => {
        const fit = () => {
            const [box, inner] = [frame.current, content.current];
            if (!box || !inner) return;
            for (let size = LARGEST; size >= SMALLEST; size -= STEP) {
                inner.style.setProperty("zoom", size.toFixed(2));
                if (inner.offsetHeight * size <= box.clientHeight && inner.scrollWidth <= inner.clientWidth) break;
            }
        };
        fit();
        window.addEventListener("resize", fit);
        return () => window.removeEventListener("resize", fit);
    });
    return (
        <div className={styles.view} ref={frame}>
            <div ref={content} className={styles.fitted}>
                {children}
            </div>
        </div>
    );
}

function Show({ data, title, back }: { data: StrategyData; title: string; back: string }) {
    const { t, i18n } = useTranslation();
    const [, goTo] = useLocation();
    const slides = slidesOf(arranged(data.whole, data.initiatives, data.marks));
    const [wanted, go] = useState(0);
    const at = Math.min(wanted, Math.max(slides.length - 1, 0));
    const stage = useRef<HTMLElement>(null);
    const step = (by: number) => go(Math.min(Math.max(at + by, 0), slides.length - 1));
    useEffect(() => stage.current?.focus(), []);
    const slide = slides[at];
    return (
        <main
            id="main"
            className={styles.stage}
            ref={stage}
            tabIndex={-1}
            aria-roledescription={t("present.kind")}
            aria-label={title}
            onKeyDown={(event) => {
                if (event.target instanceof HTMLButtonElement && event.key === " ") return;
                if (FORTH.has(event.key)) step(1);
                else if (BACK.has(event.key)) step(-1);
                else if (event.key === "Home") go(0);
                else if (event.key === "End") go(slides.length - 1);
                else if (event.key === "Escape") goTo(back);
                else return;
                event.preventDefault();
            }}
        >
            <header className={styles.head}>
                <h1>{title}</h1>
                {getAsOf() !== null && <strong>{t("strategy.asOf", { day: formatDay(data.day, i18n.language) })}</strong>}
                <Legend />
                {slides.length > 0 && (
                    <span className="number soft" role="status">
                        {t("present.at", { at: at + 1, of: slides.length })}
                    </span>
                )}
                <Button onClick={() => step(-1)} disabled={at === 0}>
                    {t("present.back")}
                </Button>
                <Button onClick={() => step(1)} disabled={at >= slides.length - 1}>
                    {t("present.forth")}
                </Button>
                <Button onClick={() => void (document.fullscreenElement ? document.exitFullscreen() : stage.current?.requestFullscreen())}>{t("present.full")}</Button>
                <Button onClick={() => goTo(back)}>{t("present.end")}</Button>
            </header>
            {slide ? (
                <Fitted key={at}>
                    <Drawn slide={slide} data={data} />
                </Fitted>
            ) : (
                <Empty title={t("strategy.noneLive")} />
            )}
        </main>
    );
}

/** Present shows a strategy slide after slide on the whole window, for a wall or a call: with the arrow keys, or with buttons; Escape ends it. */
export default function Present() {
    const { t } = useTranslation();
    const { program } = useParams<{ program: string }>();
    const { query, chosen, isUnknown } = useProgram(program);
    const [wanted] = useWanted();
    const { query: progress, data, facts } = useStrategy(chosen?.id ?? null);
    useLive();
    if (data && chosen) return <Show data={narrowed(data, wanted, facts)} title={chosen.title ?? ""} back={`/strategy/${chosen.id}${addressOf(wanted)}`} />;
    return (
        <main id="main" className={styles.stage} tabIndex={-1}>
            <Loaded query={query}>
                {() =>
                    isUnknown ? (
                        <Empty title={t("program.unknown")} action={<Link href="/strategy">{t("program.others")}</Link>}>
                            {t("state.noPageHint")}
                        </Empty>
                    ) : (
                        <Loaded query={progress}>{() => <Loading />}</Loaded>
                    )
                }
            </Loaded>
        </main>
    );
}
