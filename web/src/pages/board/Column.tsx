import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { ReOrderDotsVerticalRegular } from "@fluentui/react-icons";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { type AnyRecord, titleOf } from "../../api/types";
import { Badge, type Tone } from "../../ui/Status";
import { NextStep, Standing, StepDay } from "../Standing";
import { today } from "../day";
import styles from "./Board.module.css";
import { neighbour } from "./order";

const TARGETS = ["immediate", "next-year", "next-three-years"];
const TONES: Record<string, Tone> = { done: "good", paused: "warn" };

/** Moving puts a card into a horizon before another one, or last (null). */
export type Moving = (id: string, horizon: string | null, before: string | null) => void;

function MoveMenu({ card, column, move }: { card: AnyRecord; column: AnyRecord[]; move: Moving }) {
    const { t } = useTranslation();
    const horizon = typeof card.horizon === "string" ? card.horizon : null;
    const up = neighbour(column, card.id, -1);
    const down = neighbour(column, card.id, 1);
    return (
        <Menu>
            <MenuTrigger disableButtonEnhancement>
                <Button size="small" appearance="subtle" icon={<ReOrderDotsVerticalRegular />} aria-label={t("board.move", { title: card.title })} className={styles.handle ?? ""} />
            </MenuTrigger>
            <MenuPopover>
                <MenuList>
                    <MenuItem disabled={up === undefined} onClick={() => up !== undefined && move(card.id, horizon, up)}>
                        {t("board.up")}
                    </MenuItem>
                    <MenuItem disabled={down === undefined} onClick={() => down !== undefined && move(card.id, horizon, down)}>
                        {t("board.down")}
                    </MenuItem>
                    <MenuDivider />
                    {TARGETS.filter((target) => target !== horizon).map((target) => (
                        <MenuItem key={target} onClick={() => move(card.id, target, null)}>
                            {t("board.to", { horizon: t(`horizon.${target}`) })}
                        </MenuItem>
                    ))}
                </MenuList>
            </MenuPopover>
        </Menu>
    );
}

function Card({ card, word, column, mayChange, move, over, setOver }: { card: AnyRecord; word: AnyRecord | undefined; column: AnyRecord[]; mayChange: boolean; move: Moving; over: boolean; setOver: (id: string | null) => void }) {
    const { t } = useTranslation();
    const horizon = typeof card.horizon === "string" ? card.horizon : null;
    const status = String(card.status);

    /** Alt with an arrow moves the card that has the focus. */
    function press(event: KeyboardEvent): void {
        if (!event.altKey || !mayChange) return;
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
        const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (step === undefined && side === undefined) return;
        event.preventDefault();
        if (step !== undefined) {
            const before = neighbour(column, card.id, step);
            if (before !== undefined) move(card.id, horizon, before);
            return;
        }
        const target = TARGETS[(horizon === null ? TARGETS.length : TARGETS.indexOf(horizon)) + (side ?? 0)];
        if (target !== undefined) move(card.id, target, null);
    }

    return (
        <li
            className={styles.card}
            data-over={over}
            data-card={card.id}
            draggable={mayChange}
            onKeyDown={press}
            onDragStart={(event: DragEvent) => {
                event.dataTransfer.setData("text/plain", card.id);
                event.dataTransfer.effectAllowed = "move";
            }}
            onDragOver={(event) => {
                event.preventDefault();
                event.stopPropagation();
                setOver(card.id);
            }}
            onDrop={(event) => {
                event.preventDefault();
                event.stopPropagation();
                setOver(null);
                move(event.dataTransfer.getData("text/plain"), horizon, card.id);
            }}
        >
            <div className={styles.first}>
                {typeof card.rank === "number" && <span className={`number small ${styles.rank}`}>{card.rank}</span>}
                <Link href={`/records/initiatives/${card.id}`} draggable={false}>
                    {card.title}
                </Link>
                {mayChange && <MoveMenu card={card} column={column} move={move} />}
            </div>
            <span className="soft small">{titleOf(card.owner) ?? t("board.noOwner")}</span>
            <NextStep item={card} isSmall />
            <StepDay item={card} day={today()} />
            <Standing item={card} word={word} />
            {status !== "active" && <Badge tone={TONES[status] ?? "quiet"}>{t(`initiative.${status}`)}</Badge>}
        </li>
    );
}

/** Column is one horizon of the board, with its cards in the order of the backlog. */
export function Column({ horizon, cards, words, mayChange, move }: { horizon: string | null; cards: AnyRecord[]; words: Map<string, AnyRecord>; mayChange: boolean; move: Moving }) {
    const { t } = useTranslation();
    const [over, setOver] = useState<string | null>(null);
    const name = horizon ?? "none";
    return (
        <section
            className={styles.column}
            aria-labelledby={`horizon-${name}`}
            data-horizon={name}
            data-over={over === ""}
            onDragOver={(event) => {
                event.preventDefault();
                setOver("");
            }}
            onDragLeave={(event) => {
                if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null);
            }}
            onDrop={(event) => {
                event.preventDefault();
                setOver(null);
                move(event.dataTransfer.getData("text/plain"), horizon, null);
            }}
        >
            <h2 id={`horizon-${name}`}>
                {t(`horizon.${name}`)} <span className="soft number">{cards.length}</span>
            </h2>
            {cards.length === 0 && <p className="soft small">{t(mayChange ? "board.dropHere" : "board.nothingHere")}</p>}
            <ol className={styles.cards}>
                {cards.map((card) => (
                    <Card key={card.id} card={card} word={words.get(card.id)} column={cards} mayChange={mayChange} move={move} over={over === card.id} setOver={setOver} />
                ))}
            </ol>
        </section>
    );
}
