import type { Condition } from "@pulumi-compose/parser";
import type { HealthStatus } from "../machine/health-status";

/** The colours of all pictures, readable on white and told apart by their lightness too. */
export const INK = "#1f2933";
export const MUTED = "#64707d";
export const LINE = "#c9d1d9";
export const PAPER = "#ffffff";
export const BOX = "#f4f6f8";

export const STATUS_COLOURS: Readonly<Record<HealthStatus, string>> = {
  starting: "#e3b341",
  healthy: "#2f9e5f",
  unhealthy: "#cf3a2f",
};

export const CONDITION_COLOURS: Readonly<Record<Condition, string>> = {
  service_started: "#8b98a5",
  service_healthy: "#2f9e5f",
  service_completed_successfully: "#3b6fb5",
};

export const FONT = "font-family:'DejaVu Sans',Verdana,sans-serif";
