import { FluentProvider } from "@fluentui/react-components";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense, useLayoutEffect } from "react";
import { Route, Router, Switch, useLocation } from "wouter";
import { useSearch } from "wouter/use-browser-location";

import { getAsOf, setAsOf } from "../api/client";
import { dayNow } from "../base/day";
import { Boundary } from "../ui/Boundary";
import { NoPage } from "../ui/NoPage";
import { Loading } from "../ui/States";
import { lazy } from "../ui/lazy";
import { useTheme } from "../ui/theme";
import { PageTitle } from "./PageTitle";
import { datedHref, dayIn, showDay, useDatedLocation } from "./address";
import { asksToLeave, goAround } from "./leaving";
import { PAGES } from "./pages";
import { Shell } from "./Shell";

/** Whoever comes by a link to a test round or a strategy has no account, and sees nothing of the rest. */
const Shared = lazy(() => import("../pages/strategy/Shared"));
const ByLink = lazy(() => import("../pages/round/ByLink"));

/** A presentation has the whole window. */
const Present = lazy(() => import("../pages/strategy/Present"));

function Pages() {
    const [place] = useLocation();
    return (
        <Boundary key={place}>
            <Suspense fallback={<Loading />}>
                <Switch>
                    {PAGES.map(({ path, Page }) => (
                        <Route key={path} path={path} component={Page} />
                    ))}
                    <Route>
                        <NoPage />
                    </Route>
                </Switch>
            </Suspense>
        </Boundary>
    );
}

/** App is the composition root of the pages. */
export function App({ client }: { client: QueryClient }) {
    const { name, theme } = useTheme();
    const day = dayIn(useSearch(), dayNow());
    // set before any page below is drawn: what they read, and under what it is kept, goes by the day
    if (getAsOf() !== day) setAsOf(day);
    // dialogs and menus stand outside of the page in the document: the colours of the look hold for all of it
    useLayoutEffect(() => void document.documentElement.setAttribute("data-look", name), [name]);
    const setDay = (wanted: string | null) => {
        if (asksToLeave()) showDay(wanted);
    };
    return (
        <FluentProvider theme={theme} style={{ height: "100%" }}>
            <QueryClientProvider client={client}>
                <Router base="/app" hook={useDatedLocation} hrefs={datedHref} aroundNav={goAround}>
                    <PageTitle />
                    <Switch>
                        <Route path="/shared">
                            <Boundary>
                                <Suspense fallback={<Loading />}>
                                    <Shared />
                                </Suspense>
                            </Boundary>
                        </Route>
                        <Route path="/round">
                            <Boundary>
                                <Suspense fallback={<Loading />}>
                                    <ByLink />
                                </Suspense>
                            </Boundary>
                        </Route>
                        <Route path="/present/:program">
                            <Boundary>
                                <Suspense fallback={<Loading />}>
                                    <Present key={day ?? "now"} />
                                </Suspense>
                            </Boundary>
                        </Route>
                        <Route>
                            <Shell day={day} setDay={setDay}>
                                <Pages key={day ?? "now"} />
                            </Shell>
                        </Route>
                    </Switch>
                </Router>
            </QueryClientProvider>
        </FluentProvider>
    );
}
