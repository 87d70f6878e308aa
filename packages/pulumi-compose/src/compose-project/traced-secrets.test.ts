import { parseProject } from "@pulumi-compose/parser";
import { tracedSecrets } from "./traced-secrets";

const withSecret = "services: { db: { image: x, environment: { DB_PASSWORD: open-sesame } } }";
const without = "services: { db: { image: x, environment: { MODE: fast } } }";
const traced = { PULUMI_OTEL_EXPORTER_OTLP_ENDPOINT: "localhost:4317" };

function codes(yaml: string, hasInputs: boolean, env: Record<string, string>) {
  const { project } = parseProject({ files: [{ name: "compose.yaml", content: yaml }], projectName: "shop" });
  if (!project) throw new Error("no project");
  return tracedSecrets(project, hasInputs, env).map(({ code, severity }) => [code, severity]);
}

const warning = [["target/traced-secrets", "warning"]];

test.each([
  ["a secret, and traces", withSecret, false, traced, warning],
  ["a value of Pulumi's, and traces", without, true, traced, warning],
  ["traces, and no secret", without, false, traced, []],
  ["a secret, and no traces", withSecret, true, {}, []],
  ["without payloads", withSecret, true, { ...traced, PULUMI_TRACING_NO_PAYLOADS: "True" }, []],
  ["without payloads, by a number", withSecret, true, { ...traced, PULUMI_TRACING_NO_PAYLOADS: "1" }, []],
  ["with payloads, as it is said", withSecret, true, { ...traced, PULUMI_TRACING_NO_PAYLOADS: "false" }, warning],
])("%s", (_, yaml, hasInputs, env, expected) => expect(codes(yaml, hasInputs, env)).toEqual(expected));
