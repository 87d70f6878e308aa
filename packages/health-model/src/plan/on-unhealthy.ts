/** What a wait for healthy does once the check has said unhealthy: fail at once, or go on until its deadline. */
export type OnUnhealthy = "fail" | "keep-waiting";
