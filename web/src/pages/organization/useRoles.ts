import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useAll } from "../../api/queries";
import type { AnyRecord } from "../../api/types";
import { type StepWords, loadMetadataWords, roleInWords } from "../../i18n/metadata";

function useRoleTexts(): StepWords {
    const { i18n } = useTranslation();
    const words = useQuery<StepWords, Error>({ queryKey: ["words of roles", i18n.language], queryFn: loadMetadataWords, staleTime: Number.POSITIVE_INFINITY });
    return words.data ?? {};
}

/** useRoles is every access role by title; the built-in ones speak the language of the pages. */
export function useRoles() {
    const words = useRoleTexts();
    const query = useAll("/access-roles?orderby=title");
    return query.data === undefined ? query : { ...query, data: query.data.map((role) => roleInWords(role, words)).toSorted((one, other) => String(one.title).localeCompare(String(other.title))) };
}

/** useGrantsInWords is how grants are read, whose built-in roles speak the language of the pages. */
export function useGrantsInWords(): (grants: AnyRecord[]) => AnyRecord[] {
    const words = useRoleTexts();
    return (grants) => grants.map((grant) => (typeof grant.role === "object" && grant.role !== null && !Array.isArray(grant.role) ? { ...grant, role: roleInWords(grant.role, words) } : grant));
}
