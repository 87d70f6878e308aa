import type { OracleProject } from "./oracle-project";

/** What the oracle has found, made small; each by what was wrong. */
export const KEPT_CASES: Readonly<Record<string, OracleProject>> = {};
