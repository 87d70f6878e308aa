import { parseProject } from "../parse-project";

function hintOf(content: string) {
  const { diagnostics } = parseProject({ files: [{ name: "compose.yaml", content }] });
  return diagnostics.find(({ code }) => code === "compose/unknown-attribute")?.hint;
}

const web = (text: string) => `services:\n  web:\n    image: x\n    ${text}\n`;

test.each([
  ["update_config: {}", "`update_config` belongs under `deploy`"],
  ["interval: 5s", "`interval` belongs under `healthcheck`"],
  ["dockerfile: Dockerfile", "`dockerfile` belongs under `build`"],
  ["replicas: 2", "`replicas` belongs under `deploy`"],
  ["reservations: {}", "`reservations` belongs under `deploy.resources`"],
  ["failure_action: pause", "`failure_action` belongs under `deploy.update_config` or under `deploy.rollback_config`"],
  ["deploy: { ports: ['80:80'] }", "`ports` belongs directly under `web`"],
  ["deploy: { order: start-first }", "`order` belongs under `deploy.update_config` or under `deploy.rollback_config`"],
  ["healthcheck: { restart: always }", "`restart` belongs directly under `web`"],
  [
    "deploy: { restart_policy: { order: start-first } }",
    "`order` belongs under `deploy.update_config` or under `deploy.rollback_config`",
  ],
  ["condition: service_healthy", "`condition` belongs under `deploy.restart_policy`"],
  ["port: ['80:80']", "did you mean `ports`?"],
  ["volume: [a:/b]", "did you mean `volumes`?"],
  ["network: [a]", "did you mean `networks`?"],
  ["imge: x", "did you mean `image`?"],
  ["services: {}", "`services` belongs to the top level of the file"],
  ["qqqqqq: 1", "correct its spelling or its level; attributes of your own begin with `x-`"],
])("%s", (text, hint) => expect(hintOf(web(text))).toBe(hint));

test("at the top of the file", () => {
  expect(hintOf("services: {}\nweb: { image: x }\n")).toMatch(/^services belong below `services:`/);
});

test("of a network it is not said what belongs to a service", () => {
  expect(hintOf("services: { web: { image: x, networks: [n] } }\nnetworks: { n: { subnet: 10.0.0.0/8 } }\n")).toBe(
    "`subnet` belongs under `ipam.config[]`",
  );
});
