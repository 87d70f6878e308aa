import { defineMessage } from "@pulumi-compose/parser";
import { programs } from "../probe-programs";
import type { Rule } from "../rule";

const RESERVED = defineMessage<{ readonly name: string; readonly program: string; readonly meaning: string }>({
  code: "health/reserved-exit-code",
  severity: "info",
  when: "A test may exit with 2, which Docker reserves for itself: `pg_isready` and `vault status` do, to say that there is no answer, or that it is sealed.",
  remedy: "End the test with `|| exit 1`.",
  text: ({ name, program, meaning }) =>
    `the test of "${name}" exits with 2, which Docker reserves, when ${program} finds ${meaning}`,
});

const EXITS_WITH_2: ReadonlyMap<string, string> = new Map([
  ["pg_isready", "no answer"],
  ["vault", "a sealed Vault"],
]);

export const reservedExitCode: Rule = {
  docs: [RESERVED],
  advise: ({ name, declaredTest, at }) => {
    const program = declaredTest === undefined ? undefined : programs(declaredTest).at(-1);
    const meaning = EXITS_WITH_2.get(program ?? "");
    if (declaredTest === undefined || program === undefined || meaning === undefined) return [];
    const report = RESERVED.report({ name, program, meaning }, at("healthcheck", "test"));
    if (declaredTest.how === "CMD") return [report];
    const path = at("healthcheck", "test", declaredTest.words.length).path;
    return [{ ...report, fix: { title: "add || exit 1", edits: [{ kind: "append", path, text: " || exit 1" }] } }];
  },
};
