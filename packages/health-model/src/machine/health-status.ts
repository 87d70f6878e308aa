export type HealthStatus = "starting" | "healthy" | "unhealthy";
