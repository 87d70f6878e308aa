import type { DeploymentEvent, EventSink } from "../events/deployment-event";

/** One stream of events for two who show it. What goes wrong with the second is no affair of the update's. */
export function both(first: EventSink, second: EventSink | undefined): EventSink {
  if (!second) return first;
  const quietly = (action: () => void) => {
    try {
      action();
    } catch {
      // It is shown elsewhere all the same.
    }
  };
  return {
    emit: (event: DeploymentEvent) => {
      first.emit(event);
      quietly(() => second.emit(event));
    },
    close: () => {
      first.close();
      quietly(() => second.close());
    },
  };
}
