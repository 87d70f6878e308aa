import type { RefusedOption } from "./refusals";

/** What `docker compose wait` takes and ours does not. */
export const waitRefusals: readonly RefusedOption[] = [
  {
    flags: "--down-project",
    why: "a wait changes nothing",
    instead: "`pulumi-compose wait SERVICE --for completed; pulumi-compose down`.",
  },
];
