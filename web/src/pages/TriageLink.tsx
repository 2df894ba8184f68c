import { Link } from "wouter";

import { useMay } from "../api/queries";
import type { Part } from "./triage/columns";

/** TriageLink leads to where parts of a program are settled; nothing for those who may not. */
export function TriageLink({ program, part, children }: { program: string; part: Part; children: string }) {
    const may = useMay(part, "update");
    return may && <Link href={`/triage/${program}?part=${part}`}>{children}</Link>;
}
