import type { StreamEvent } from "@pulumi-compose/dashboard";

/** An event without what must not be shown, in whatever text of it that stands. */
export function redactEvent(event: StreamEvent, clean: (text: string) => string): StreamEvent {
  const inside = <Value>(value: Value): Value => redacted(value, clean);
  return inside(event);
}

function redacted<Value>(value: Value, clean: (text: string) => string): Value;
function redacted(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map((item: unknown) => redacted(item, clean));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redacted(item, clean)]));
}
