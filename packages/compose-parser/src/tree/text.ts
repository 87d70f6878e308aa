import { goFloat } from "./go-float";
import type { Scalar } from "./node";

/** A scalar as Go prints it with `%v`: what compose writes where a value of another type stands for a string. */
export function textOf(scalar: Scalar): string {
  if (scalar.type === "null") return "<nil>";
  if (scalar.type === "float" && typeof scalar.value === "number") return goFloat(scalar.value);
  if (scalar.type === "timestamp") return timestampText(String(scalar.value));
  return String(scalar.value);
}

function timestampText(rfc3339: string): string {
  const match = /^(\S+?)T(\S+?)(Z|[+-]\d\d:\d\d)$/.exec(rfc3339);
  if (!match) return rfc3339;
  const [, date, time, zone] = match;
  if (zone === "Z") return `${date} ${time} +0000 UTC`;
  const offset = zone?.replace(":", "");
  return `${date} ${time} ${offset} ${offset}`;
}
