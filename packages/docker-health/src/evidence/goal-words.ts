import { CONDITION_WORDS } from "@pulumi-compose/health-model";
import type { ContainerGoal } from "../shared/wait-types";

/** What a container is when it has what was waited for. */
export const GOAL_WORDS: Readonly<Record<ContainerGoal, string>> = { ...CONDITION_WORDS, up: "up" };
