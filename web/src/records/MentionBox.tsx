import { Textarea } from "@fluentui/react-components";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { usePath } from "../api/queries";
import { type AnyRecord, type Page, titleOf } from "../api/types";
import styles from "./MentionBox.module.css";
import { type Person, mentioned, wantedAt } from "./mentions";

const OFFERED = 6;

/** The people whose names have the letters; null is no question. */
function useOffered(letters: string | null): AnyRecord[] {
    const search = letters === null || letters.trim() === "" ? "" : `&search=${encodeURIComponent(letters.trim())}`;
    const query = usePath<Page>(letters === null ? null : `/people?select=title,unit&expand=unit&orderby=title&top=${OFFERED}${search}`);
    return letters === null ? [] : (query.data?.items ?? []);
}

/** MentionBox takes a text in which an @ offers people: arrows choose, Enter or Tab takes, Escape closes. `meet` tells who was chosen. */
export function MentionBox({ label, text, write, meet, mayAsk }: { label: string; text: string; write: (text: string) => void; meet: (person: Person) => void; mayAsk: boolean }) {
    const { t } = useTranslation();
    const id = useId();
    const box = useRef<HTMLTextAreaElement>(null);
    const [cursor, setCursor] = useState<number | null>(null);
    const [at, move] = useState(0);
    const wanted = mayAsk && cursor !== null ? wantedAt(text, cursor) : null;
    const offered = useOffered(wanted?.letters ?? null);
    const chosen = Math.min(at, Math.max(offered.length - 1, 0));
    const isOpen = wanted !== null && offered.length > 0;

    function take(record: AnyRecord | undefined): void {
        if (wanted === null || record === undefined) return;
        const person = { id: record.id, title: record.title ?? "" };
        const next = mentioned(text, wanted, person);
        meet(person);
        write(next.text);
        setCursor(null);
        requestAnimationFrame(() => {
            box.current?.focus();
            box.current?.setSelectionRange(next.cursor, next.cursor);
        });
    }

    function press(event: KeyboardEvent): void {
        if (!isOpen) return;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) move((chosen + step + offered.length) % offered.length);
        else if (event.key === "Enter" || event.key === "Tab") take(offered[chosen]);
        else if (event.key === "Escape") setCursor(null);
        else return;
        event.preventDefault();
        event.stopPropagation();
    }

    return (
        <div className={styles.box}>
            <Textarea
                aria-label={label}
                placeholder={label}
                rows={2}
                value={text}
                textarea={{ ref: box, "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": isOpen ? id : undefined, "aria-activedescendant": isOpen ? `${id}-${chosen}` : undefined }}
                onChange={(event, { value }) => {
                    write(value);
                    setCursor(event.target.selectionStart);
                    move(0);
                }}
                onKeyDown={press}
                onBlur={() => setCursor(null)}
            />
            {isOpen && (
                <ul id={id} role="listbox" aria-label={t("comments.people")} className={styles.offered}>
                    {offered.map((person, index) => (
                        <li
                            key={person.id}
                            id={`${id}-${index}`}
                            role="option"
                            aria-selected={index === chosen}
                            // the box keeps the focus
                            onMouseDown={(event) => event.preventDefault()}
                            onMouseMove={() => move(index)}
                            onClick={() => take(person)}
                        >
                            <span>{person.title}</span>
                            <span className="soft small">{titleOf(person.unit)}</span>
                        </li>
                    ))}
                </ul>
            )}
            <span role="status" className={styles.unseen}>
                {isOpen ? t("comments.offered", { count: offered.length }) : ""}
            </span>
        </div>
    );
}
