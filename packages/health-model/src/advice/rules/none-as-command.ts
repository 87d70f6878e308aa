import { defineMessage } from "@pulumi-compose/parser";
import type { Rule } from "../rule";

const NONE_AS_COMMAND = defineMessage<{ readonly name: string }>({
  code: "health/none-as-command",
  severity: "warning",
  when: "A test is the text `NONE`, which a shell runs as a command of that name. Only a list, `[NONE]`, switches an image's check off.",
  remedy: "Write `test: [NONE]`, or `disable: true`.",
  text: ({ name }) => `the test of "${name}" runs a command called NONE, which fails; it does not switch the check off`,
});

export const noneAsCommand: Rule = {
  docs: [NONE_AS_COMMAND],
  advise: ({ name, declaredTest, healthGate, at }) => {
    if (declaredTest?.words.join(" ").trim() !== "NONE") return [];
    const where = at("healthcheck", "test");
    const report = NONE_AS_COMMAND.report({ name }, where);
    // Somebody waits for it to be healthy: without a check it would never be.
    if (healthGate !== undefined) return [report];
    const edit = { kind: "set", path: where.path, value: ["NONE"] } as const;
    return [{ ...report, fix: { title: "write [NONE]", edits: [edit] } }];
  },
};
