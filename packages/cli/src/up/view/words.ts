import { CONDITION_WORDS } from "@pulumi-compose/health-model";
import type { ResourceKind } from "../../resources/resource-kind";
import { runnerOf } from "../../targets/runner-of";
import type { Operation } from "../events/deployment-event";
import type { Row } from "./view-model";

interface Words {
  readonly sign: string;
  readonly plan: string;
  readonly doing: string;
  readonly done: string;
}

const words: Readonly<Record<Operation, Words>> = {
  same: { sign: " ", plan: "unchanged", doing: "checking", done: "unchanged" },
  create: { sign: "+", plan: "create", doing: "creating", done: "created" },
  update: { sign: "~", plan: "update", doing: "updating", done: "updated" },
  delete: { sign: "-", plan: "delete", doing: "deleting", done: "deleted" },
  replace: { sign: "±", plan: "replace", doing: "replacing", done: "replaced" },
  "create-replacement": { sign: "±", plan: "replace", doing: "replacing", done: "replaced" },
  "delete-replaced": { sign: "±", plan: "replace", doing: "replacing", done: "replaced" },
  read: { sign: " ", plan: "read", doing: "reading", done: "read" },
  refresh: { sign: " ", plan: "refresh", doing: "refreshing", done: "refreshed" },
  import: { sign: "=", plan: "import", doing: "importing", done: "imported" },
  discard: { sign: "-", plan: "forget", doing: "forgetting", done: "forgotten" },
};

/** What is (to be) done to a resource, in a word. */
export function operationWord(op: Operation | undefined, state: Row["state"]): string {
  switch (state) {
    case "waiting":
      return "waiting";
    case "unchanged":
      return "unchanged";
    case "failed":
      return "failed";
    case "planned":
      return words[op ?? "same"].plan;
    case "running":
      return words[op ?? "same"].doing;
    case "done":
      return words[op ?? "same"].done;
  }
}

/** The sign of an operation, as Pulumi draws it. */
export function operationSign(op: Operation | undefined): string {
  return words[op ?? "same"].sign;
}

/** `create 2, replace 1` or `2 created, 1 replaced`, in a fixed order, without what is zero. */
export function countsText(changes: Readonly<Partial<Record<Operation, number>>>, preview: boolean): string {
  const order: readonly Operation[] = ["create", "update", "replace", "delete", "import", "discard", "same"];
  const parts = order.flatMap((op) => {
    const count = changes[op] ?? 0;
    if (count === 0) return [];
    return preview && op !== "same" ? `${count} to ${words[op].plan}` : `${count} ${words[op].done}`;
  });
  return parts.length > 0 ? parts.join(", ") : "nothing";
}

const conditions: Readonly<Record<string, string>> = CONDITION_WORDS;

/** A condition in a word. */
export function conditionWord(condition: string): string {
  return conditions[condition] ?? condition;
}

/** What a resource is called in a word. */
export function kindWord(kind: ResourceKind): string {
  return runnerOf(kind)?.word ?? kind;
}

/** `820 kB`, `45.3 MB`, as registries count. */
export function bytesText(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${value < 100 && unit !== "kB" ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** `0.4 s`, `12 s`, `3 min 5 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
