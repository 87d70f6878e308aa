import type { OnUnhealthy } from "@pulumi-compose/health-model";
import { Option } from "commander";

export interface OnUnhealthyOptions {
  readonly onUnhealthy?: OnUnhealthy;
}

/** `--on-unhealthy`, the same for every command that waits at gates or reckons with them. */
export function onUnhealthyOption(): Option {
  return new Option(
    "--on-unhealthy <what>",
    "fail: a gate gives an unhealthy service up at once; keep-waiting: at its deadline only (default: what the file says, else fail)",
  ).choices(["fail", "keep-waiting"]);
}
