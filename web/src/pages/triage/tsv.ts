// The clipboard's table form, as Excel and its like write and read it: tabs between cells, lines between rows, quotes around
// cells that hold either.

/** parseTable reads what was copied from a spreadsheet. A last line end opens no row of its own. */
export function parseTable(text: string): string[][] {
    const rows: string[][] = [];
    let row: string[] = [];
    let cell = "";
    let isQuoted = false;
    const plain = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
    const source = plain.endsWith("\n") ? plain.slice(0, -1) : plain;
    for (let at = 0; at < source.length; at += 1) {
        const sign = source[at];
        if (isQuoted && sign === '"' && source[at + 1] === '"') {
            cell += '"';
            at += 1;
        } else if (isQuoted && sign === '"') isQuoted = false;
        else if (isQuoted) cell += sign;
        else if (sign === '"' && cell === "" && closes(source, at)) isQuoted = true;
        else if (sign === "\t" || sign === "\n") {
            row.push(cell);
            cell = "";
            if (sign === "\n") {
                rows.push(row);
                row = [];
            }
        } else cell += sign;
    }
    rows.push([...row, cell]);
    return rows;
}

/** Whether a quote at the beginning of a cell has its other end before the cell ends; otherwise it is a quote like any other. */
function closes(source: string, at: number): boolean {
    const quoted = /"(?:[^"]|"")*"(?=\t|\n|$)/y;
    quoted.lastIndex = at;
    return quoted.test(source);
}

/** writeTable writes cells so that a spreadsheet takes them as they are. */
export function writeTable(rows: string[][]): string {
    return rows.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");
}
