import { Component, type ReactNode, useEffect, useRef } from "react";

import { useConnection } from "../api/connection";
import { Failed } from "./States";
import { Unloaded } from "./lazy";

/** Tries again by itself as soon as the server is back. */
function OnReturn({ again }: { again: () => void }) {
    const { awaySince } = useConnection();
    const wasAway = useRef(false);
    useEffect(() => {
        if (awaySince === null && wasAway.current) again();
        wasAway.current = awaySince !== null;
    }, [awaySince]);
    return null;
}

/**
 * Boundary keeps a mistake of ours, or a part that could not be fetched, where it happened: the rest of the app goes on, and one can
 * try again. `shown` is what stands there meanwhile, where a whole message has no room.
 */
export class Boundary extends Component<{ children: ReactNode; shown?: (error: Error, again: () => void) => ReactNode }, { error: Error | null }> {
    override state: { error: Error | null } = { error: null };

    static getDerivedStateFromError(error: unknown): { error: Error } {
        return { error: error instanceof Error ? error : new Error(String(error)) };
    }

    override componentDidCatch(error: unknown): void {
        if (error instanceof Unloaded) error.renew();
    }

    again = (): void => {
        const { error } = this.state;
        if (error instanceof Unloaded && !error.isOffline) window.location.reload();
        else this.setState({ error: null });
    };

    override render(): ReactNode {
        const { error } = this.state;
        if (error === null) return this.props.children;
        return (
            <>
                {error instanceof Unloaded && error.isOffline && <OnReturn again={this.again} />}
                {this.props.shown ? this.props.shown(error, this.again) : <Failed error={error} again={this.again} />}
            </>
        );
    }
}
