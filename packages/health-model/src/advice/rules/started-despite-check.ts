import { defineMessage, impliedDependencies } from "@pulumi-compose/parser";
import type { Rule } from "../rule";

const DESPITE = defineMessage<{ readonly dependent: string; readonly dependency: string }>({
  code: "health/started-despite-check",
  severity: "info",
  when: "A service depends on one that has a healthcheck, but waits only until it has started (which is what the short form of `depends_on` means).",
  remedy: "Write `condition: service_healthy` if it needs the other to be ready.",
  text: ({ dependent, dependency }) =>
    `"${dependent}" waits only for the start of "${dependency}", which has a healthcheck`,
});

export const startedDespiteCheck: Rule = {
  docs: [DESPITE],
  advise: ({ name, service, at }, { plan }) => {
    const implied = new Set(impliedDependencies(service).map(({ dependency }) => dependency));
    return Object.entries(service.depends_on ?? {}).flatMap(([dependency, { condition }]) => {
      const isChecked = plan.services[dependency]?.healthcheck.kind === "check";
      if (condition !== "service_started" || !isChecked || implied.has(dependency)) return [];
      const where = at("depends_on", dependency);
      const edit = { kind: "set", path: where.path, value: { condition: "service_healthy" } } as const;
      const report = DESPITE.report({ dependent: name, dependency }, where);
      return [{ ...report, fix: { title: `wait for "${dependency}" to be healthy`, edits: [edit] } }];
    });
  },
};
