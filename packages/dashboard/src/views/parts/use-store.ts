import { useEffect, useState } from "preact/hooks";
import type { Shown, Store } from "../../live/store";

/** What is known, as it changes. */
export function useStore(store: Store): Shown {
  const [shown, setShown] = useState(store.shown);
  useEffect(() => {
    setShown(store.shown);
    return store.subscribe(() => setShown(store.shown));
  }, [store]);
  return shown;
}
