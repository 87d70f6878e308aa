import { parseProject } from "@pulumi-compose/parser";
import { buildSecretVariables } from "./build-secret-variables";

const content = `
services:
  web: { build: { context: ., secrets: [token, file, unset] }, secrets: [other] }
secrets:
  token: { environment: TOKEN }
  file: { file: ./token.txt }
  unset: { environment: UNSET }
  other: { environment: OTHER }
`;

test.each([
  ["what .env says", "TOKEN=abc\n", {}, "abc"],
  ["what the environment says, which is before .env", "TOKEN=abc\n", { TOKEN: "def" }, "def"],
])("a build's secret is %s", (_, dotEnv, env, token) => {
  const { project } = parseProject({
    files: [
      { name: "compose.yaml", content },
      { name: ".env", content: `${dotEnv}OTHER=x\n` },
    ],
    env,
  });
  if (!project) throw new Error("no project");
  expect(buildSecretVariables(project)).toEqual({ TOKEN: token });
});
