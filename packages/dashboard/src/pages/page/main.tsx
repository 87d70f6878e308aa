import { render } from "preact";
import { followProject } from "../../live/follow-project";
import { Store } from "../../live/store";
import { App } from "../../views/app";
import { applyTheme } from "../../views/theme-switch";
import "../../styles/index.css";

applyTheme();
const store = new Store({ status: "connecting" });
const place = document.getElementById("app");
if (place !== null) render(<App store={store} isReport={false} />, place);
followProject(store, "./events");
