import { objectsOf, textOf } from "../values/read";
import type { Value, ValueMap } from "../values/value";

export function labelsToMap(values: ValueMap, key = "labels"): Record<string, string> {
  return Object.fromEntries(objectsOf(values, key).map((label) => [textOf(label, "label"), textOf(label, "value")]));
}

export function mapToLabels(map: Readonly<Record<string, string>> | null | undefined): Value {
  return Object.entries(map ?? {}).map(([label, value]) => ({ label, value }));
}
