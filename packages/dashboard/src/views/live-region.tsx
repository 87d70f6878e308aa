import { useEffect, useRef, useState } from "preact/hooks";
import { changes } from "../model/changes";
import type { ViewState } from "../state/view-state";
import { usePage } from "./parts/page-context";

/** Who listens is told what has changed, not more often than it can be said. */
const PAUSE_MS = 3_000;
const MOST = 4;

/** Tells screen readers what is otherwise now. What was so when the page was opened is no news. */
export function LiveRegion() {
  const { state } = usePage();
  const newest = useRef(state);
  newest.current = state;
  const [said, setSaid] = useState("");
  useEffect(() => {
    let told: ViewState | undefined;
    const timer = setInterval(() => {
      const now = newest.current;
      // The first state that has anything in it is what the page is read with.
      const isKnown = now.about !== undefined;
      const sentences = told === undefined ? [] : changes(told, now, MOST);
      if (isKnown) told = now;
      if (sentences.length > 0) setSaid(`${sentences.join(". ")}.`);
    }, PAUSE_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  );
}
