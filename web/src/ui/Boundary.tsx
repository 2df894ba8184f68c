import { Component, type ReactNode } from "react";

import { Failed } from "./States";

/** Boundary keeps a mistake of ours on the page that made it: the rest of the app goes on, and one can try again. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
    override state: { error: Error | null } = { error: null };

    static getDerivedStateFromError(error: unknown): { error: Error } {
        return { error: error instanceof Error ? error : new Error(String(error)) };
    }

    override render(): ReactNode {
        if (this.state.error === null) return this.props.children;
        return <Failed error={this.state.error} again={() => this.setState({ error: null })} />;
    }
}
