import { defineMessage } from "@pulumi-compose/parser";

export const UNKNOWN_SCENARIO_SERVICE = defineMessage<{ readonly service: string; readonly known: readonly string[] }>({
  code: "health/unknown-scenario-service",
  severity: "error",
  when: "A simulation is told about a service that the project does not have.",
  remedy: "Name one of the project's services.",
  text: ({ service }) => `the scenario names "${service}", but there is no such service`,
  hint: ({ known }) => `The services are ${known.join(", ")}.`,
});
