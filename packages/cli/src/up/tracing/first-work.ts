import type { EventSink } from "../events/deployment-event";

/** Calls `meanwhile` once, when something has been asked of the engine: now this process has nothing to do but to wait for it. */
export function firstWork(meanwhile: (() => void) | undefined): EventSink | undefined {
  if (!meanwhile) return undefined;
  let isTold = false;
  return {
    emit: ({ type }) => {
      if (isTold || type !== "resource") return;
      isTold = true;
      setImmediate(meanwhile);
    },
    close: () => undefined,
  };
}
