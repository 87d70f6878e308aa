export type { Rollout } from "@pulumi-compose/health-model";
