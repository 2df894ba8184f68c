/** unreadPath is how many notices of an account are unread: the bell and Today ask the same. */
export function unreadPath(account: string): string {
    const filter = encodeURIComponent(`account eq '${account}' and readAt eq null`);
    return `/notifications?filter=${filter}&top=1&select=id&count=true`;
}
