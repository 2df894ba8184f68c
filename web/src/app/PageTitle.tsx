import { useEffect, useState } from "react";
import { useLocation } from "wouter";

const NAME = "Plumbline";

/** PageTitle gives the window the heading of the page that it shows, and tells it to screen readers when another page is opened. */
export function PageTitle() {
    const [place] = useLocation();
    const [told, tell] = useState("");
    const [first] = useState(place);
    useEffect(() => {
        const root = document.getElementById("root") ?? document.body;
        const read = () => {
            const heading = root.querySelector("h1")?.textContent?.trim() ?? "";
            document.title = heading === "" ? NAME : `${heading} · ${NAME}`;
            if (heading !== "" && place !== first) tell(heading);
        };
        read();
        const watch = new MutationObserver(read);
        watch.observe(root, { childList: true, subtree: true, characterData: true });
        return () => watch.disconnect();
    }, [place, first]);
    return (
        <div className="only-spoken" role="status" data-told>
            {told}
        </div>
    );
}
