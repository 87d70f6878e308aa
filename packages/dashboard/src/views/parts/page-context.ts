import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Connection } from "../../live/connection";
import type { ServiceSummary } from "../../model/summary";
import type { ViewState } from "../../state/view-state";

/** What every part of the page may need. */
export interface PageContext {
  readonly state: ViewState;
  readonly services: readonly ServiceSummary[];
  readonly connection: Connection;
  /** The present, in milliseconds on the clock of what is shown; in a report the end of what it tells. */
  readonly now: number;
  /** A report: nothing more comes, and nobody can be asked. */
  readonly isReport: boolean;
}

export const Page = createContext<PageContext | undefined>(undefined);

export function usePage(): PageContext {
  const page = useContext(Page);
  if (page === undefined) throw new Error("outside of a page");
  return page;
}
