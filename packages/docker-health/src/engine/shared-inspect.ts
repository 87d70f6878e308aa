import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { EngineClient } from "../shared/engine-client";

type Look = Promise<ContainerSnapshot | undefined>;

/**
 * Inspects for many waits at once: all who ask for the same container while an inspect of it is under way share the
 * next one. Nobody gets an answer that began before his question, so an event is never answered by older news.
 */
export function sharedInspect(inspect: EngineClient["inspect"]): EngineClient["inspect"] {
  const underWay = new Map<string, { readonly current: Look; next?: Look }>();
  const begin = (container: string): Look => {
    const entry = { current: inspect(container) };
    underWay.set(container, entry);
    const over = () => {
      if (underWay.get(container) === entry) underWay.delete(container);
    };
    entry.current.then(over, over);
    return entry.current;
  };
  return (container) => {
    const entry = underWay.get(container);
    if (!entry) return begin(container);
    const after = () => begin(container);
    entry.next ??= entry.current.then(after, after);
    return entry.next;
  };
}
