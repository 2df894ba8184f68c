// What was typed and not saved yet: nobody loses it by leaving without being asked.

const drafts = new Set<symbol>();

function warn(event: BeforeUnloadEvent): void {
    event.preventDefault();
}

/** keepDraft says that something is typed and not saved, until the function that it gives back is called. */
export function keepDraft(): () => void {
    const draft = Symbol("draft");
    if (drafts.size === 0) globalThis.addEventListener?.("beforeunload", warn);
    drafts.add(draft);
    return () => {
        if (drafts.delete(draft) && drafts.size === 0) globalThis.removeEventListener?.("beforeunload", warn);
    };
}

/** hasDrafts tells whether something is typed and not saved. */
export function hasDrafts(): boolean {
    return drafts.size > 0;
}

/** mayLeave asks, where something is typed and not saved, whether it may be lost; who says so is not asked again for it. */
export function mayLeave(ask: () => boolean): boolean {
    if (!hasDrafts()) return true;
    if (!ask()) return false;
    drafts.clear();
    globalThis.removeEventListener?.("beforeunload", warn);
    return true;
}
