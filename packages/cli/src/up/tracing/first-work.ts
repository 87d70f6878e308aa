import type { EventSink } from "../events/deployment-event";

/**
 * Calls `meanwhile` once, when the engine has been asked for the first container: that takes it longer than anything else, and this process
 * has nothing to do but to wait.
 */
export function firstWork(meanwhile: (() => void) | undefined): EventSink | undefined {
  if (!meanwhile) return undefined;
  let isTold = false;
  return {
    emit: (event) => {
      if (isTold || event.type !== "resource" || event.service === undefined || event.status !== "begun") return;
      isTold = true;
      setImmediate(meanwhile);
    },
    close: () => undefined,
  };
}
