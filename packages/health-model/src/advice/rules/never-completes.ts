import type { ServiceConfig } from "@pulumi-compose/parser";
import { defineMessage } from "@pulumi-compose/parser";
import { suggestHealthcheck } from "../../known-checks/suggest-healthcheck";
import { own } from "../../util/record";
import type { Rule } from "../rule";
import { serverOf } from "../servers";

interface Params {
  readonly dependent: string;
  readonly dependency: string;
  readonly server: string;
}

const NEVER_COMPLETES = defineMessage<Params>({
  code: "health/never-completes",
  severity: "warning",
  when: "A service waits with `service_completed_successfully` for one whose image is a server and whose command is the image's own: it runs forever, so the wait ends at its deadline.",
  remedy: "Wait with `condition: service_healthy`.",
  text: ({ dependent, dependency, server }) =>
    `"${dependent}" waits for "${dependency}" to complete, which it never does: it is a server (${server})`,
});

export const neverCompletes: Rule = {
  docs: [NEVER_COMPLETES],
  advise: ({ name, service, at }, { project, plan }) =>
    Object.entries(service.depends_on ?? {}).flatMap(([dependency, { condition }]) => {
      const other = own(project.services, dependency);
      const server = condition === "service_completed_successfully" && other ? serverOf(other) : undefined;
      if (other === undefined || server === undefined) return [];
      const where = at("depends_on", dependency);
      const report = NEVER_COMPLETES.report({ dependent: name, dependency, server }, where);
      const canBeHealthy = own(plan.services, dependency)?.healthcheck.kind === "check" || isKnown(other);
      const wanted = canBeHealthy ? "service_healthy" : "service_started";
      const title = canBeHealthy ? `wait for "${dependency}" to be healthy` : `wait for "${dependency}" to be started`;
      const edit = { kind: "set", path: where.path, value: { condition: wanted } } as const;
      return [{ ...report, fix: { title, edits: [edit] } }];
    }),
};

/** Whether a check can be added, as another advice then does. */
function isKnown({ image, environment, healthcheck }: ServiceConfig): boolean {
  if (healthcheck?.disable === true || healthcheck?.test?.[0] === "NONE" || image === undefined) return false;
  return suggestHealthcheck(image, environment) !== undefined;
}
