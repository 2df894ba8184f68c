import { FluentProvider } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { Route, Router, Switch } from "wouter";

import { Failure, setAsOf } from "../api/client";
import { Empty, Loading } from "../ui/States";
import { useTheme } from "../ui/theme";
import { Shell } from "./Shell";

const Today = lazy(() => import("../pages/Today"));
const Strategy = lazy(() => import("../pages/Strategy"));
const Checks = lazy(() => import("../pages/Checks"));
const Collections = lazy(() => import("../records/Collections"));
const List = lazy(() => import("../records/List"));
const Detail = lazy(() => import("../records/Detail"));

/** What the server refused is not asked again; what did not arrive is, twice. Who is signed out goes to the start page. */
function makeClient(): QueryClient {
    const client = new QueryClient({
        defaultOptions: { queries: { staleTime: 15_000, retry: (count, error) => error instanceof Failure && error.isOffline && count < 2 } },
    });
    client.getQueryCache().subscribe(({ query }) => {
        const { error } = query.state;
        if (error instanceof Failure && error.status === 401) window.location.assign("/");
    });
    return client;
}

function Pages() {
    const { t } = useTranslation();
    return (
        <Suspense fallback={<Loading />}>
            <Switch>
                <Route path="/" component={Today} />
                <Route path="/strategy/:program?" component={Strategy} />
                <Route path="/checks/:program?" component={Checks} />
                <Route path="/records" component={Collections} />
                <Route path="/records/:collection" component={List} />
                <Route path="/records/:collection/:id" component={Detail} />
                <Route>
                    <Empty title={t("state.noPage")}>{t("state.noPageHint")}</Empty>
                </Route>
            </Switch>
        </Suspense>
    );
}

/** App is the composition root of the pages. */
export function App() {
    const { name, theme } = useTheme();
    const [client] = useState(makeClient);
    const [day, show] = useState<string | null>(null);
    const setDay = (wanted: string | null) => {
        setAsOf(wanted);
        show(wanted);
        void client.invalidateQueries();
    };
    return (
        <FluentProvider theme={theme} data-look={name} style={{ height: "100%" }}>
            <QueryClientProvider client={client}>
                <Router base="/app">
                    <Shell day={day} setDay={setDay}>
                        <Pages key={day ?? "now"} />
                    </Shell>
                </Router>
            </QueryClientProvider>
        </FluentProvider>
    );
}
