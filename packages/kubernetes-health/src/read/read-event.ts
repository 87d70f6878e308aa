import { field, number, text } from "@pulumi-compose/docker-health/kernel";
import type { EventSnapshot } from "../shared/event-snapshot";

/** Reads an event of the core API as the API server writes it. */
export function readEvent(raw: unknown): EventSnapshot {
  const object = field(raw, "involvedObject");
  const times = [
    field(raw, "series", "lastObservedTime"),
    field(raw, "lastTimestamp"),
    field(raw, "eventTime"),
    field(raw, "firstTimestamp"),
    field(raw, "metadata", "creationTimestamp"),
  ];
  return {
    uid: text(field(raw, "metadata", "uid")),
    type: field(raw, "type") === "Warning" ? "Warning" : "Normal",
    reason: text(field(raw, "reason")),
    message: text(field(raw, "message")),
    object: { kind: text(field(object, "kind")), name: text(field(object, "name")), uid: text(field(object, "uid")) },
    count: number(field(raw, "series", "count")) || number(field(raw, "count")) || 1,
    at: times.map(text).find((time) => time !== "") ?? "",
  };
}
