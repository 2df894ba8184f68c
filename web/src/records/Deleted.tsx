import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { ask, getAsOf } from "../api/client";
import type { Page, TypeInfo } from "../api/types";
import { formatInstant } from "../base/format";
import { useNotices } from "../ui/Notices";
import { Empty, Loaded } from "../ui/States";
import styles from "./Deleted.module.css";
import { useRestore } from "./Gone";
import { OfType } from "./OfType";
import { nameOf } from "./nameOf";

const TOP = 50;

function Whole({ type }: { type: TypeInfo }) {
    const { t, i18n } = useTranslation();
    const notices = useNotices();
    const { may, restore } = useRestore(type, notices);
    const references = type.fields.filter(({ name, to, type: kind }) => type.list.includes(name) && kind === "reference" && to?.length === 1).map(({ name }) => name);
    const path = `/${type.collection}?deleted=true&top=${TOP}${references.length > 0 ? `&expand=${references.slice(0, 10).join(",")}` : ""}`;
    const query = useInfiniteQuery({
        queryKey: [path, "pages"],
        queryFn: ({ pageParam, signal }) => ask<Page>(pageParam === "" ? path : `${path}&cursor=${encodeURIComponent(pageParam)}`, { signal }),
        initialPageParam: "",
        getNextPageParam: (page) => page.next,
        enabled: may,
    });
    if (!may) return <Empty title={t(getAsOf() === null ? "deleted.mayNot" : "deleted.notThen")} action={<Link href={`/records/${type.collection}`}>{type.plural}</Link>} />;
    return (
        <div className={styles.page}>
            {notices.place}
            <p className="small">
                <Link href={`/records/${type.collection}`}>{type.plural}</Link>
            </p>
            <h1>{t("deleted.title", { label: type.plural })}</h1>
            <Loaded query={query}>
                {({ pages }) => {
                    const items = pages.flatMap((page) => page.items);
                    if (items.length === 0 && !query.hasNextPage) return <Empty title={t("deleted.none")}>{t("deleted.noneHint")}</Empty>;
                    return (
                        <ul className={styles.list}>
                            {items.map((record) => (
                                <li key={record.id}>
                                    <span>
                                        <Link href={`/records/${type.collection}/${record.id}`}>{nameOf(type, record, i18n.language)}</Link>{" "}
                                        <span className="soft small">{t("deleted.at", { at: formatInstant(record.updatedAt, i18n.language) })}</span>
                                    </span>
                                    <Button
                                        icon={<ArrowUndoRegular />}
                                        aria-label={t("deleted.restore", { title: nameOf(type, record, i18n.language) })}
                                        onClick={() =>
                                            void restore(record.id).then((isBack) => {
                                                if (isBack) notices.done(t("deleted.restored", { title: nameOf(type, record, i18n.language) }));
                                            })
                                        }
                                    >
                                        {t("record.restore")}
                                    </Button>
                                </li>
                            ))}
                        </ul>
                    );
                }}
            </Loaded>
            {query.hasNextPage && (
                <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t("deleted.more")}
                </Button>
            )}
        </div>
    );
}

/** Deleted is what was deleted of a collection, the latest first, each with a way back; for those who may restore. */
export default function Deleted() {
    const { collection = "" } = useParams<{ collection: string }>();
    return <OfType collection={collection}>{(type) => <Whole key={collection} type={type} />}</OfType>;
}
