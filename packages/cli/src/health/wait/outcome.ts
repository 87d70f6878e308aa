import type { WaitResult } from "@pulumi-compose/docker-health";

/** How the wait for one container ended, or for a service of which no container came. */
export type Outcome =
  | { readonly service: string; readonly container: string; readonly result: WaitResult }
  | { readonly service: string; readonly container?: never; readonly result?: never };
