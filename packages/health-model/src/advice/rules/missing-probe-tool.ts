import { defineMessage } from "@pulumi-compose/parser";
import { suggestHealthcheck } from "../../known-checks/suggest-healthcheck";
import { composeHealthcheck } from "../compose-text";
import { lackOf } from "../image-tools";
import { programs } from "../probe-programs";
import type { Rule } from "../rule";

interface Params {
  readonly name: string;
  readonly tool: string;
  readonly image: string;
  readonly instead: string;
}

const MISSING_TOOL = defineMessage<Params>({
  code: "health/missing-probe-tool",
  severity: "warning",
  when: "A test uses a program that the image is known not to have: curl in an Alpine image, a shell in a distroless one. Every probe then fails with exit code 127 or -1.",
  remedy: "Use a program that the image has, or add the program to the image.",
  text: ({ name, tool, image }) => `the test of "${name}" runs ${tool}, which ${image} does not have`,
  hint: ({ instead }) => instead,
});

export const missingProbeTool: Rule = {
  docs: [MISSING_TOOL],
  advise: ({ name, service, declaredTest, at }) => {
    const { image, build, environment, entrypoint } = service;
    if (image === undefined || build !== undefined || declaredTest === undefined) return [];
    const shell = declaredTest.how === "CMD-SHELL" ? ["sh"] : [];
    const used = [...shell, ...programs(declaredTest)];
    const lack = used.map((tool) => lackOf(image, tool)).find((found) => found !== undefined);
    // An entrypoint of one's own may install what it needs.
    if (lack === undefined || entrypoint != null) return [];
    const { tool, instead } = lack;
    const report = MISSING_TOOL.report({ name, tool, image, instead }, at("healthcheck", "test"));
    const suggestion = suggestHealthcheck(image, environment);
    if (suggestion === undefined) return [report];
    const value = composeHealthcheck(suggestion.healthcheck);
    const title = `use the known healthcheck for ${suggestion.name}`;
    return [{ ...report, fix: { title, edits: [{ kind: "set", path: at("healthcheck").path, value }] } }];
  },
};
