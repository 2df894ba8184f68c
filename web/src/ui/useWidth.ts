import { type RefObject, useEffect, useRef, useState } from "react";

/** useWidth is how wide an element is in pixels, kept current; `before` until it is known. */
export function useWidth<T extends HTMLElement>(before: number): [RefObject<T | null>, number] {
    const box = useRef<T>(null);
    const [width, setWidth] = useState(before);
    useEffect(() => {
        if (box.current === null) return;
        const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
        observer.observe(box.current);
        return () => observer.disconnect();
    }, []);
    return [box, width];
}
