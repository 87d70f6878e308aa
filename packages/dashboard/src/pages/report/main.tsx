import { render } from "preact";
import { recording } from "../../live/follow-project";
import { Store } from "../../live/store";
import { App } from "../../views/app";
import { applyTheme } from "../../views/theme-switch";
import "../../styles/index.css";

applyTheme();
const store = new Store({ status: "none" });
const told: unknown = JSON.parse(document.getElementById("recording")?.textContent ?? "null");
store.take({ id: undefined, events: recording(told) });
const place = document.getElementById("app");
if (place !== null) render(<App store={store} isReport={true} />, place);
