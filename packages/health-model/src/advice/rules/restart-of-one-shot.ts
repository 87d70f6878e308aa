import { defineMessage } from "@pulumi-compose/parser";
import type { Rule } from "../rule";
import { serverOf } from "../servers";

const RESTARTS = defineMessage<{ readonly name: string; readonly policy: string }>({
  code: "health/restart-of-one-shot",
  severity: "warning",
  when: "Others wait for a service to complete, and its restart policy starts it again whenever it exits, even with 0.",
  remedy: "Set `restart: on-failure`, or leave it out.",
  text: ({ name, policy }) => `"${name}" is supposed to complete, but ${policy} starts it again when it has`,
});

export const restartOfOneShot: Rule = {
  docs: [RESTARTS],
  advise: ({ name, service, completionGate, at }) => {
    // A server never completes: that it is waited for so is the mistake, and has an advice of its own.
    if (completionGate === undefined || serverOf(service) !== undefined) return [];
    const edit = (path: readonly (string | number)[], value: string) => ({
      title: "restart it on failure only",
      edits: [{ kind: "set", path, value } as const],
    });
    if (service.restart === "always" || service.restart === "unless-stopped") {
      const where = at("restart");
      const report = RESTARTS.report({ name, policy: `\`restart: ${service.restart}\`` }, where);
      return [{ ...report, fix: edit(where.path, "on-failure") }];
    }
    if (service.deploy?.restart_policy?.condition === "any") {
      const where = at("deploy", "restart_policy", "condition");
      const report = RESTARTS.report({ name, policy: "its restart policy" }, where);
      return [{ ...report, fix: edit(where.path, "on-failure") }];
    }
    return [];
  },
};
