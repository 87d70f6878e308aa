import type { WaitResult } from "@pulumi-compose/docker-health";

/** How the wait for one container ended, or for a service of which no container came. */
export type Outcome =
  | {
      readonly service: string;
      readonly container: string;
      readonly result: WaitResult;
      /** It is to take over from another, and has not within the time. */
      readonly serves?: false;
    }
  | { readonly service: string; readonly container?: never; readonly result?: never; readonly serves?: never };

/** Whether it is as it was to be. */
export function isMet({ result, serves }: Outcome): boolean {
  return result?.ok === true && serves !== false;
}
