import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Connection } from "../live/connection";
import type { Store } from "../live/store";
import { NO_FILTER } from "../model/filter";
import { overall } from "../model/overall";
import { OVERVIEW_ADDRESS } from "../model/route";
import { summaries } from "../model/summary";
import { Banner } from "./banner";
import { Header } from "./header";
import { LiveRegion } from "./live-region";
import { Overview } from "./overview/overview";
import type { ServicesLook } from "./overview/services-panel";
import { Page, type PageContext } from "./parts/page-context";
import { useNow } from "./parts/use-now";
import { useRoute } from "./parts/use-route";
import { useStore } from "./parts/use-store";
import { ServicePage } from "./service/service-page";

interface AppProps {
  readonly store: Store;
  readonly isReport: boolean;
}

/** Below that a graph of some layers is not to be seen as a whole. */
const NARROW = 720;

/** The page, or the report. */
export function App({ store, isReport }: AppProps) {
  const { state, connection } = useStore(store);
  const now = Math.max(useNow(isReport ? state.at : stillAt(connection)), state.at);
  const route = useRoute();
  const [chosen, setChosen] = useState<ServicesLook>(() => ({
    filter: NO_FILTER,
    look: window.innerWidth < NARROW ? "list" : "graph",
    collapsed: new Set(),
  }));
  const services = useMemo(() => summaries(state), [state]);
  const page: PageContext = { state, services, connection, now, isReport };
  const main = useRef<HTMLElement>(null);
  // Without what changes every second.
  const [title] = overall(state, services, now).headline.split(",", 1);
  const project = state.about?.project ?? "pulumi-compose";
  useEffect(() => {
    document.title = route.page === "service" ? `${route.service}: ${project}` : `${project}: ${title}`;
  }, [route, project, title]);
  useReturn(route.page === "service" ? route.service : undefined);

  return (
    <Page.Provider value={page}>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <Header />
      <Banner />
      <main ref={main} tabIndex={-1}>
        {route.page === "service" ? (
          <ServicePage name={route.service} />
        ) : (
          <>
            <h1 class="visually-hidden">{project}</h1>
            <Overview chosen={chosen} onChoice={setChosen} />
          </>
        )}
      </main>
      <footer class="footer">
        {isReport ? "Written" : "Served"} by pulumi-compose {state.about?.version ?? ""}
        {isReport ? "" : ". Arrow keys go from box to box of the graph, Escape leads back to all services."}
      </footer>
      {isReport ? null : <LiveRegion />}
    </Page.Provider>
  );
}

/** While nobody tells how it goes on, nothing gets older. */
function stillAt(connection: Connection): number | undefined {
  if (connection.status === "lost") return connection.sinceMs;
  return connection.status === "ended" ? connection.atMs : undefined;
}

/** Escape leads back from a service's page, to where it was opened. */
function useReturn(service: string | undefined): void {
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (service === undefined) {
      const came = last.current;
      last.current = undefined;
      if (came === undefined) return;
      // The graph is drawn once it knows how wide it may be.
      const timer = setTimeout(() => {
        const links = document.querySelectorAll<HTMLElement>("a.node, th .service-link");
        [...links].find((link) => link.dataset.service === came || link.textContent === came)?.focus();
      }, 60);
      return () => clearTimeout(timer);
    }
    last.current = service;
    window.scrollTo(0, 0);
    const back = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === "Escape" && !defaultPrevented) location.hash = OVERVIEW_ADDRESS;
    };
    window.addEventListener("keydown", back);
    return () => window.removeEventListener("keydown", back);
  }, [service]);
}
