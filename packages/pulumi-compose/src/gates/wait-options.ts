/** How a gate learns that a service is healthy: by the engine's verdict and its own probes, or by the verdict alone. */
export type ProbeMode = "hybrid" | "engine";

/**
 * What a wait for a service's health does once its check has said unhealthy: `fail` at once, or `keep-waiting` until the
 * deadline, because it may heal.
 */
export type OnUnhealthy = "fail" | "keep-waiting";
