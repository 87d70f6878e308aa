import * as pulumi from "@pulumi/pulumi";
import { hideSecrets } from "./hide-secrets";

beforeAll(() =>
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) }),
);

function hidden(type: string, props: pulumi.Inputs): pulumi.Inputs | undefined {
  const transform = hideSecrets(["hunter2", "x"]);
  const resource = new pulumi.ComponentResource("test:index:Nothing", "n");
  return transform({ type, props, opts: {}, name: "n", resource })?.props;
}

async function plain(value: unknown): Promise<unknown> {
  if (pulumi.Output.isInstance(value)) return (await pulumi.isSecret(value)) ? "[secret]" : "[output]";
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([k, v]) => [k, await plain(v)])));
}

test("what holds a secret becomes one, at any depth; names and compose's own labels stay readable", async () => {
  const props = hidden("docker:index/container:Container", {
    name: "hunter2-db-1",
    envs: ["A=x", "PASS=hunter2"],
    command: ["serve", "--password=hunter2"],
    healthcheck: { tests: ["CMD", "ping", "hunter2"], retries: 3 },
    labels: [
      { label: "com.docker.compose.service", value: "hunter2" },
      { label: "own", value: "hunter2" },
    ],
    image: pulumi.output("sha256:1"),
  });
  expect(await plain(props)).toEqual({
    name: "hunter2-db-1",
    envs: ["A=x", "[secret]"],
    command: ["serve", "[secret]"],
    healthcheck: { tests: ["CMD", "ping", "[secret]"], retries: 3 },
    labels: [
      { label: "com.docker.compose.service", value: "hunter2" },
      { label: "own", value: "[secret]" },
    ],
    image: "[output]",
  });
});

test("nothing but the plugin's resources is touched", () => {
  expect(hidden("compose:index:Project", { password: "hunter2" })).toBeUndefined();
});

test("a variable that is a secret by its name is one, also where its value is a name elsewhere", async () => {
  const transform = (props: pulumi.Inputs, type: string) => {
    const resource = new pulumi.ComponentResource("test:index:Nothing", "m");
    return hideSecrets([])({ type, props, opts: {}, name: "m", resource })?.props;
  };
  const container = { envs: ["POSTGRES_PASSWORD=postgres", "POSTGRES_USER=postgres", "X_PASSWORD_FILE=/run/x"] };
  expect(await plain(transform(container, "docker:index/container:Container"))).toEqual({
    envs: ["[secret]", "POSTGRES_USER=postgres", "X_PASSWORD_FILE=/run/x"],
  });
  const service = {
    taskSpec: {
      containerSpec: {
        env: { DB_PASSWORD: "postgres", DB_USER: "postgres", name_token: "abcd" },
        secrets: [{ secretName: "postgres", fileName: "token" }],
      },
    },
  };
  expect(await plain(transform(service, "docker:index/service:Service"))).toEqual({
    taskSpec: {
      containerSpec: {
        env: { DB_PASSWORD: "[secret]", DB_USER: "postgres", name_token: "[secret]" },
        secrets: [{ secretName: "postgres", fileName: "token" }],
      },
    },
  });
});

test("a short or plain value is found as a word, not within others", async () => {
  const transform = hideSecrets(["shop"]);
  const resource = new pulumi.ComponentResource("test:index:Nothing", "o");
  const props = { command: ["serve", "--from=/var/shops/data", "--user", "shop"] };
  const type = "docker:index/container:Container";
  expect(await plain(transform({ type, props, opts: {}, name: "o", resource })?.props)).toEqual({
    command: ["serve", "--from=/var/shops/data", "--user", "[secret]"],
  });
});

test("so it is in a cluster, where an environment is a list of names and values; what finds objects stays readable", async () => {
  const labels = { "com.docker.compose.project": "hunter2", "app.kubernetes.io/name": "hunter2", own: "hunter2" };
  const deployment = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "hunter2", namespace: "hunter2", labels },
    spec: {
      selector: { matchLabels: { own: "hunter2" } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: "hunter2",
              image: "x",
              args: ["--password=hunter2"],
              env: [
                { name: "DB_PASSWORD", value: "postgres" },
                { name: "DB_USER", value: "postgres" },
                { name: "DB_URL", value: "postgres://a:hunter2@db" },
                { name: "API_KEY", valueFrom: { secretKeyRef: { name: "keys", key: "api" } } },
              ],
              startupProbe: { exec: { command: ["ping", "hunter2"] }, periodSeconds: 1 },
            },
          ],
          volumes: [{ name: "data", persistentVolumeClaim: { claimName: "hunter2" } }],
        },
      },
    },
  };
  const readable = { "com.docker.compose.project": "hunter2", "app.kubernetes.io/name": "hunter2", own: "[secret]" };
  expect(await plain(hidden("kubernetes:apps/v1:Deployment", deployment))).toEqual({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "hunter2", namespace: "hunter2", labels: readable },
    spec: {
      selector: { matchLabels: { own: "hunter2" } },
      template: {
        metadata: { labels: readable },
        spec: {
          containers: [
            {
              name: "hunter2",
              image: "x",
              args: ["[secret]"],
              env: [
                { name: "DB_PASSWORD", value: "[secret]" },
                { name: "DB_USER", value: "postgres" },
                { name: "DB_URL", value: "[secret]" },
                { name: "API_KEY", valueFrom: { secretKeyRef: { name: "keys", key: "api" } } },
              ],
              startupProbe: { exec: { command: ["ping", "[secret]"] }, periodSeconds: 1 },
            },
          ],
          volumes: [{ name: "data", persistentVolumeClaim: { claimName: "hunter2" } }],
        },
      },
    },
  });
});

test("what a cluster keeps for a project is hidden where it holds a secret", async () => {
  const data = { "app.conf": "user=shop\npassword=hunter2\n", other: "plain" };
  const map = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "conf" }, data };
  expect(await plain(hidden("kubernetes:core/v1:ConfigMap", map))).toMatchObject({
    metadata: { name: "conf" },
    data: { "app.conf": "[secret]", other: "plain" },
  });
});
