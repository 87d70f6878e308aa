/** What the engine says of a container with a healthcheck. */
export type HealthStatus = "starting" | "healthy" | "unhealthy";
