import type { Advice } from "../advice/advice";
import { advise } from "../advice/advise";
import type { AdviseOptions } from "../advice/advise-options";
import { type HealthcheckSpec, project, type ServiceSpec } from "./project";

/** What a rule says of some services: the advice with that code. */
export function adviceOf(code: string, services: Record<string, ServiceSpec>, options: AdviseOptions = {}): Advice[] {
  return advise(project(services), options).filter((one) => one.code === code);
}

/** What a rule says of a healthcheck, or a test, of a service that another waits for. */
export function adviceOnCheck(
  code: string,
  check: HealthcheckSpec | readonly string[],
  rest: ServiceSpec = {},
  options: AdviseOptions = {},
) {
  const healthcheck = "length" in check ? { test: check } : check;
  return adviceOf(code, { db: { ...rest, healthcheck }, web: { depends_on: { db: "service_healthy" } } }, options);
}
