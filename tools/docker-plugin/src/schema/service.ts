import {
  COMPUTED,
  type Fields,
  fields,
  flag,
  int,
  listOf,
  NEW,
  ONE,
  REQUIRED,
  setOf,
  text,
  textMap,
  textSet,
} from "./field";
import { UPDATABLE_LABEL } from "./label";
import { atLeast, DURATION, matching, RATIO } from "./rules";
import { CONTAINER_SPEC } from "./service-container";

const RESERVATION: Fields = fields({
  nanoCpus: int(),
  memoryBytes: int(),
  genericResources: listOf(
    fields({
      namedResourcesSpecs: textSet({ tf: "named_resources_spec" }),
      discreteResourcesSpecs: textSet({ tf: "discrete_resources_spec" }),
    }),
    ONE,
  ),
});

const RESOURCES: Fields = fields({
  limits: listOf(fields({ nanoCpus: int(), memoryBytes: int() }), ONE),
  reservation: listOf(RESERVATION, ONE),
});

const RESTART_POLICY: Fields = fields({
  condition: text(matching("^(none|on-failure|any)$")),
  delay: text(DURATION),
  maxAttempts: int(atLeast(0)),
  window: text(DURATION),
});

const PLACEMENT: Fields = fields({
  constraints: textSet(),
  prefs: textSet(),
  maxReplicas: int(atLeast(0)),
  platforms: setOf(fields({ architecture: text(REQUIRED), os: text(REQUIRED) })),
});

const NETWORK: Fields = fields({
  name: text(NEW, { deprecated: true }),
  id: text(NEW),
  aliases: textSet(NEW),
  driverOpts: textSet(NEW),
});

const TASK_SPEC: Fields = fields({
  containerSpec: listOf(CONTAINER_SPEC, ONE, REQUIRED),
  forceUpdate: int(COMPUTED, atLeast(0)),
  logDriver: listOf(fields({ name: text(REQUIRED), options: textMap() }), ONE),
  networksAdvanceds: setOf(NETWORK, { tf: "networks_advanced" }),
  placement: listOf(PLACEMENT, ONE, COMPUTED),
  resources: listOf(RESOURCES, ONE, COMPUTED),
  restartPolicy: listOf(RESTART_POLICY, ONE, COMPUTED),
  runtime: text(COMPUTED, matching("^(container|plugin)$")),
});

const MODE: Fields = fields({
  replicated: listOf(fields({ replicas: int({ default: 1 }, atLeast(0)) }), ONE, COMPUTED, {
    conflicts: ["mode.0.global"],
  }),
  global: flag({ default: false, conflicts: ["mode.0.replicated", "converge_config"] }),
});

const rollout = (failureAction: string, order: string): Fields =>
  fields({
    parallelism: int({ default: 1 }, atLeast(0)),
    delay: text({ default: "0s" }, DURATION),
    failureAction: text({ default: "pause" }, matching(failureAction)),
    monitor: text({ default: "5s" }, DURATION),
    maxFailureRatio: text({ default: "0.0" }, RATIO),
    order: text({ default: "stop-first" }, matching(order)),
  });

const PORT: Fields = fields({
  name: text(),
  protocol: text({ default: "tcp" }, matching("^(tcp|udp|sctp)$")),
  targetPort: int(REQUIRED),
  publishedPort: int(COMPUTED),
  publishMode: text({ default: "ingress" }, matching("^(host|ingress)$")),
});

const ENDPOINT_SPEC: Fields = fields({
  mode: text(COMPUTED, matching("^(vip|dnsrr)$")),
  ports: listOf(PORT),
});

const AUTH: Fields = fields({
  serverAddress: text(REQUIRED, NEW),
  username: text(NEW, { default: "" }),
  password: text(NEW, { default: "", secret: true }),
});

const CONVERGE: Fields = fields({
  delay: text({ default: "7s" }, DURATION),
  timeout: text({ default: "3m" }, DURATION),
});

/** `docker:index/service:Service`. */
export const SERVICE: Fields = fields({
  auth: listOf(AUTH, ONE, NEW),
  convergeConfig: listOf(CONVERGE, ONE, { conflicts: ["mode.0.global"] }),
  endpointSpec: listOf(ENDPOINT_SPEC, ONE, COMPUTED),
  labels: setOf(UPDATABLE_LABEL, COMPUTED),
  mode: listOf(MODE, ONE, NEW, COMPUTED),
  name: text(REQUIRED, NEW, { autoName: true }),
  rollbackConfig: listOf(rollout("(pause|continue)", "(stop-first|start-first)"), ONE),
  taskSpec: listOf(TASK_SPEC, ONE, REQUIRED),
  updateConfig: listOf(rollout("^(pause|continue|rollback)$", "^(stop-first|start-first)$"), ONE),
});
