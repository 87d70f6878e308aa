import type { Recording, StreamEvent } from "../contract";
import { followStream } from "./follow-stream";
import type { Store } from "./store";

/** Has the store follow the command's stream. @returns how to stop */
export function followProject(store: Store, address: string): () => void {
  return followStream(address, {
    open: () => store.connected({ status: "open" }),
    message: (data, id) => store.take({ id, events: recording(data) }),
    lost: () => {
      const { connection } = store.shown;
      if (connection.status !== "lost") store.connected({ status: "lost", sinceMs: Date.now() });
    },
    bye: (reason) => store.connected({ status: "ended", reason, atMs: Date.now() }),
  });
}

/** What of a message is an event; whatever else there is in it is left out. */
export function recording(data: unknown): Recording {
  return Array.isArray(data) ? data.filter(isEvent) : [];
}

function isEvent(value: unknown): value is StreamEvent {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
