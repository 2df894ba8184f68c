import "./ui/base.css";

import { createRoot } from "react-dom/client";

import { App } from "./app/App";
import { begin } from "./app/begin";
import { guardHistory } from "./app/leaving";
import { startWords } from "./i18n";

const root = document.getElementById("root");
guardHistory();
const client = begin(window.location.pathname);
if (root) void startWords().then(() => createRoot(root).render(<App client={client} />));
