import { busybox } from "../../pulumi-compose/e2e/support/toolchain";

/** A file with a gate, a variable, a volume and a published port. */
export const compose = (port: number) => `
services:
  db:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    environment: { PASS: "\${PASS}" }
    volumes: [data:/data]
    healthcheck: { test: "true", interval: 30s }
  web:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    ports: ["127.0.0.1:${port}:80"]
    depends_on: { db: { condition: service_healthy } }
volumes: { data: }
`;

/** One gate that fails soon, and a branch beside it that needs longer. */
export const failing = `
services:
  db:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    healthcheck: { test: "echo nobody listens; exit 1", interval: 1s, retries: 2 }
  web:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    depends_on: { db: { condition: service_healthy } }
  migrate:
    image: ${busybox}
    command: sleep 8
    stop_grace_period: 0s
  late:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    depends_on: { migrate: { condition: service_completed_successfully } }
`;

export const yamlProgram = (name: string, component: string) => `
name: ${name}
runtime: yaml
plugins:
  providers:
    - { name: compose, path: ${component} }
config:
  pass: { type: string, secret: true }
resources:
  shop:
    type: compose:Project
    properties:
      file: compose.yaml
      projectName: ${name}
      env: { PASS: "\${pass}" }
      services:
        web: { labels: { team: blue }, environment: { PEER: "\${pass}" } }
outputs:
  projectName: \${shop.projectName}
  health: \${shop.services["db"].health}
  url: \${shop.services["web"].urls["80"]}
  endpoint: \${shop.services["web"].endpoints["80"]}
  webNames: \${shop.services["web"].containerNames}
  network: \${shop.networks["default"].name}
  volume: \${shop.volumes["data"].name}
  gates: \${shop.gates}
`;

/** A service that heals after its check has said unhealthy, and one without a check. */
export const late = (worker: string) => `
services:
  db:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    healthcheck: { test: "echo >> /runs; test $$(wc -l < /runs) -ge 6", interval: 1s, retries: 2 }
  worker:
    image: ${busybox}
    command: ${worker}
    stop_grace_period: 0s
`;

/** Everything has to be ready, however late. */
export const readyProgram = (name: string, component: string) => `
name: ${name}
runtime: yaml
plugins:
  providers:
    - { name: compose, path: ${component} }
resources:
  shop:
    type: compose:Project
    properties:
      file: compose.yaml
      projectName: ${name}
      probe: engine
      deadlineMs: 60000
      waitFor: ready
      services: { db: { onUnhealthy: keep-waiting } }
outputs:
  db: \${shop.services["db"].ready}
  worker: \${shop.services["worker"].ready}
`;

/** The generated SDK of any language registers just this. */
export const remoteProgram = (name: string, args: string) => `
const pulumi = require("@pulumi/pulumi");
class Project extends pulumi.ComponentResource {
  constructor(name, args, options) {
    const outputs = { projectName: undefined, services: undefined, networks: undefined, volumes: undefined, gates: undefined };
    super("compose:index:Project", name, { ...args, ...outputs }, options, true);
  }
}
const shop = new Project("${name}", ${args});
exports.services = shop.services;
exports.gates = shop.gates;
`;
