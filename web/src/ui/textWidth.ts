let context: CanvasRenderingContext2D | null = null;

/** textWidth is how wide a line of text is drawn, in pixels: `size` in pixels, `weight` as in CSS, in the type of the page. */
export function textWidth(text: string, size: number, weight = 400): number {
    context ??= document.createElement("canvas").getContext("2d");
    if (context === null) return text.length * size;
    context.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
    return context.measureText(text).width;
}
