import type { E2eFile } from "./e2e-file";

/** What no tool's tests are independent of: Pulumi's own parts. */
const PULUMI = ["package.json", "tools/closed-network/pulumi-cli/go.mod"];
const LANGUAGE_HOST = ["tools/closed-network/language-host", "tools/closed-network/stand-in", ...PULUMI];
const DOCKER_PLUGIN = [
  "tools/closed-network/docker-plugin",
  "tools/closed-network/stand-in",
  "tools/testing/swarm-bench/src",
  ...PULUMI,
];

const SET_UP = ["tools/setup/src", "tools/setup/e2e"];

const way = (file: string, shows: string, more: Partial<E2eFile> = {}): E2eFile => ({
  file: `${file}.e2e.test.ts`,
  tier: "ways",
  shows,
  ...more,
});
const depth = (file: string, shows: string, more: Partial<E2eFile> = {}): E2eFile => ({
  file: `${file}.e2e.test.ts`,
  tier: "depths",
  shows,
  ...more,
});

/** What needs a Kubernetes cluster: one of nodes that are not real, or below `kubernetes/node` one with a real one. */
const onCluster = (file: string, shows: string, more: Partial<E2eFile> = {}): E2eFile => ({
  file: `${file}.e2e.test.ts`,
  tier: "kubernetes",
  shows,
  ...more,
});

/**
 * Every end-to-end file there is, each in one tier. `npm test` has one way through each capability; what is gone into in depth
 * (all attributes, random projects, faults) is in `npm run test:all`.
 */
export const E2E_FILES: readonly E2eFile[] = [
  way("packages/cli/e2e/ci", "reports for CI: annotations, JUnit, SARIF", {
    engines: "docker",
    only: "a failed gate is an annotation",
  }),
  way("packages/cli/e2e/command-line", "command line: wrong use, help, a reader that stops"),
  way("packages/cli/e2e/convert-import", "adopting: what docker compose has made, without a restart", {
    engines: "docker",
  }),
  way("packages/cli/e2e/dashboard", "dashboard: a running project, an update, its report", {
    engines: "docker",
    only: "by its name alone|a failed gate|no engine",
  }),
  way("packages/cli/e2e/docker-plugin", "command line: as a plugin of docker's", { engines: "docker" }),
  way("packages/cli/e2e/env-file", "config: .env and --env-file"),
  way("packages/cli/e2e/kept-volumes", "volumes: kept over replacement, and taken away when asked to", {
    engines: "podman too",
    only: "what an image declares|down --volumes takes",
  }),
  way("packages/cli/e2e/pulls", "images: pulled while Pulumi starts", { engines: "docker" }),
  way("packages/cli/e2e/run", "run: a job behind its gate", { engines: "podman too" }),
  way("packages/cli/e2e/status", "status: once, and watching", { engines: "docker" }),
  way("packages/cli/e2e/swarm", "swarm: plan, preview, failed gate, up, status, down by the command", {
    engines: "docker",
  }),
  way(
    "packages/cli/e2e/up",
    "up by the command: failed gate with evidence, healing, second up, preview, pre_stop, down",
    {
      engines: "podman too",
      only: "a mistake is shown|a failed gate is exit code 1|the second up changes nothing|down keeps the volume",
    },
  ),
  way("packages/cli/e2e/wait", "wait: healthy, completed, failed with evidence", {
    engines: "podman too",
    notOnPodman: "fails with the evidence",
  }),
  way("packages/component/e2e/yaml", "up by the component for another language", {
    engines: "docker",
    only: "brings a project up through the component",
  }),
  way("packages/compose-parser/e2e/differential", "parse: beside compose-go", { outside: true }),
  way("packages/convert/e2e/resources-up", "convert: brought up in each style", {
    engines: "docker",
    only: "pcd-tutorial",
  }),
  way(
    "packages/dashboard/e2e/page",
    "dashboard: the page in a browser, with what a screen reader and a keyboard find",
    {
      only: "weigh less|px wide light a failed gate|by the keyboard alone|a loss is said",
    },
  ),
  way(
    "packages/dashboard/e2e/tutorial",
    "dashboard: the tutorial's stack in a browser from waiting to healthy, a failed gate, its reports",
    { only: "from waiting to healthy" },
  ),
  way("packages/docker-health/e2e/waits", "gates: every condition, on the engine itself", {
    engines: "podman too",
    // The fourth: Podman kills what it removes by force after ten seconds, and not at once.
    notOnPodman: [
      "opens by the engine alone",
      "fails with the engine's unhealthy",
      "heals while it is kept waiting",
      "fails when the container is removed",
      "is known by its name and by a short id",
      "the evidence of a failure",
    ].join("|"),
  }),
  way("packages/pulumi-compose/e2e/diagnostics", "plan: mistakes are refused before anything is made"),
  way("packages/pulumi-compose/e2e/gate", "gates: every condition, by a program", {
    engines: "podman too",
    only: "an unhealthy dependency|a chain of completed|a one-shot that fails",
    notOnPodman: "an unhealthy dependency",
  }),
  way("packages/pulumi-compose/e2e/lifecycle", "up by a program: hooks, build, second up, edits", {
    engines: "podman too",
    only: "comes up, runs its hooks|an edit replaces the service|a build is made again",
  }),
  way("packages/pulumi-compose/e2e/parts", "reuse: projects as parts of a program, and of another stack", {
    engines: "docker",
    only: "one stack's network",
  }),
  way("packages/pulumi-compose/e2e/reuse", "reuse: the packed packages, installed elsewhere", {
    outside: true,
    only: "holds JavaScript|takes its own packages|has the oldest|strict TypeScript",
  }),
  way("packages/pulumi-compose/e2e/secrets", "secrets: in no display, state or label; refresh", {
    engines: "podman too",
    only: "in the evidence of a gate|when it comes up",
    notOnPodman: "in the evidence of a gate",
  }),
  way("tools/testing/docs/e2e/tutorial", "documentation: the tutorial, with what it prints", { alone: true }),

  depth("packages/cli/e2e/external-now", "resources that become external: kept", { engines: "docker" }),
  depth("packages/cli/e2e/installed", "the packed command: npm install -g, npx, a program's import, from a clone", {
    outside: true,
  }),
  depth("packages/cli/e2e/adopt-shapes", "adopting: every attribute", { engines: "docker" }),
  depth("packages/cli/e2e/builds", "builds: every feature of BuildKit, or why the engine cannot", {
    engines: "docker",
  }),
  depth("packages/cli/e2e/choose-services", "up, down: of some services, with all flags", { engines: "docker" }),
  depth("packages/cli/e2e/completion", "command line: completion in every shell"),
  depth("packages/cli/e2e/docker-compose-flags", "command line: every flag of docker compose"),
  depth("packages/cli/e2e/edit-sequences", "edits: random sequences", { engines: "docker" }),
  depth("packages/cli/e2e/ends", "failed gates: how every way ends", { engines: "docker" }),
  depth("packages/cli/e2e/every-command", "command line: every command's mistakes"),
  depth("packages/cli/e2e/limits", "attributes: limits that the engine is told", { engines: "docker" }),
  depth("packages/cli/e2e/oracle", "gates: random projects beside the model", { engines: "docker" }),
  depth("packages/cli/e2e/post-healthy", "hooks: post_healthy by the command", { engines: "docker" }),
  depth("packages/cli/e2e/pre-start", "hooks: pre_start beside docker compose", { engines: "docker" }),
  depth("packages/cli/e2e/repairs", "what was killed, stopped or left behind: the next up says so and converges", {
    engines: "docker",
  }),
  depth("packages/cli/e2e/rollback", "up --rollback: a failed update is put back", { engines: "docker" }),
  depth("packages/cli/e2e/rolling-crash", "updates beside the old container: the engine is killed in the middle", {
    engines: "docker",
  }),
  depth("packages/cli/e2e/rolling-interrupts", "updates beside the old container: broken off anywhere, and not good", {
    engines: "docker",
  }),
  depth("packages/cli/e2e/rolling-relay", "updates under a steady load: by a relay, for who publishes a port", {
    engines: "docker",
  }),
  depth("packages/cli/e2e/rolling", "updates under a steady load: no request fails", { engines: "docker" }),
  depth("packages/cli/e2e/takeover", "edits: who takes over a name, a port, an address", { engines: "docker" }),
  depth("packages/cli/e2e/toy-target", "targets: one of a test's own, in every command"),
  depth("packages/cli/e2e/traces", "traces: a span a gate, by the command and by a program", { engines: "docker" }),
  depth("packages/cli/e2e/unchanged", "up: nothing has changed, told without Pulumi", { engines: "docker" }),
  depth("packages/cli/e2e/up-wait", "up --wait", { engines: "docker" }),
  depth("packages/component/e2e/other-engine", "component: on another engine, and on a swarm", { engines: "docker" }),
  depth("packages/component/e2e/package-add", "component: pulumi package add, pulumi install", { outside: true }),
  depth("packages/compose-parser/e2e/corpus", "parse: files of others", { outside: true }),
  depth("packages/compose-parser/e2e/fuzz", "parse: broken inputs, soon and in little memory", {
    outside: true,
    alone: true,
  }),
  depth("packages/compose-parser/e2e/own-corpus", "parse: the corpus's expectations are still compose-go's", {
    outside: true,
  }),
  depth("packages/compose-parser/e2e/sweep", "parse: every place of the schema", { outside: true }),
  depth("packages/convert/e2e/attributes", "convert: every attribute", { engines: "docker" }),
  depth("packages/convert/e2e/converter-plugin", "convert: by the CLI's plugin"),
  depth("packages/convert/e2e/edits", "convert: edits of converted programs", { engines: "docker" }),
  depth("packages/dashboard/e2e/command", "dashboard: the command's page and report in a browser", {
    engines: "docker",
  }),
  depth("packages/docker-health/e2e/endpoints", "engine: TLS, ssh, contexts", { engines: "docker" }),
  depth("packages/docker-health/e2e/faults", "engine: streams that are cut, probes that hang", {
    engines: "docker",
    alone: true,
  }),
  depth("packages/docker-health/e2e/hints", "evidence: hints", { engines: "docker" }),
  depth("packages/docker-health/e2e/latency", "gates: how soon they open", { engines: "docker", alone: true }),
  depth("packages/docker-health/e2e/podman", "engine: Podman", { engines: "podman too" }),
  depth("packages/docker-health/e2e/reducer", "health model: random checks beside the engine", {
    engines: "docker",
    alone: true,
  }),
  depth("packages/docker-health/e2e/timeline", "health: when a service turns", { engines: "docker", alone: true }),
  depth("packages/pulumi-compose/e2e/awaited", "faults: a provider that awaits something (Pulumi 3.276 and newer)"),
  depth("packages/pulumi-compose/e2e/corpus/corpus", "up: files of others, beside docker compose", {
    engines: "docker",
  }),
  depth("packages/pulumi-compose/e2e/drift", "refresh: what happened behind Pulumi's back", { engines: "docker" }),
  depth(
    "packages/pulumi-compose/e2e/network-forms",
    "networks: every form is quiet over up and refresh, and edits apply",
    { engines: "podman too" },
  ),
  depth("packages/pulumi-compose/e2e/edits", "edits: every attribute", { engines: "docker" }),
  depth("packages/pulumi-compose/e2e/engine-faults", "faults: of the engine", { engines: "docker" }),
  depth("packages/pulumi-compose/e2e/faults", "faults: of processes, names, ports, images", { engines: "docker" }),
  depth("packages/pulumi-compose/e2e/flags", "up by a program: flags of pulumi up", { engines: "docker" }),
  depth("packages/pulumi-compose/e2e/inline", "up by a program: inline programs", { engines: "docker" }),
  depth("packages/pulumi-compose/e2e/options", "up by a program: Pulumi's resource options", { engines: "docker" }),
  depth("packages/pulumi-compose/e2e/stacks", "the tutorial's stacks, and how soon they are up", {
    engines: "docker",
    alone: true,
    waits: true,
  }),
  depth("packages/pulumi-compose/e2e/swarm-ends", "swarm: tasks that end", { engines: "docker" }),
  depth("packages/pulumi-compose/e2e/swarm-target", "swarm: life of a project", { engines: "docker" }),
  depth("packages/pulumi-compose/e2e/swarm/corpus", "swarm: files of others", { engines: "docker" }),
  depth("packages/pulumi-compose/e2e/swarm/swarm", "swarm: two engines, a steady client, a killed engine", {
    engines: "docker",
  }),

  depth("tools/testing/docs/e2e/commands", "documentation: every command of the other pages, with what it prints", {
    alone: true,
  }),

  depth(
    "tools/closed-network/docker-plugin/e2e/contract",
    "tool: the stand-in plugin beside the official one's recordings",
    { engines: "docker", inputs: DOCKER_PLUGIN },
  ),
  depth("tools/closed-network/docker-plugin/e2e/life-cycle", "tool: the stand-in plugin under the CLI", {
    engines: "docker",
    inputs: DOCKER_PLUGIN,
  }),
  depth("tools/closed-network/language-host/e2e/component-provider", "tool: the language host, components", {
    inputs: LANGUAGE_HOST,
  }),
  depth("tools/closed-network/language-host/e2e/ending", "tool: the language host, its end", { inputs: LANGUAGE_HOST }),
  depth("tools/closed-network/language-host/e2e/failures", "tool: the language host, failing programs", {
    inputs: LANGUAGE_HOST,
  }),
  depth("tools/closed-network/language-host/e2e/life-cycle", "tool: the language host, a program's life", {
    inputs: LANGUAGE_HOST,
  }),
  depth("tools/closed-network/language-host/e2e/options", "tool: the language host, its options", {
    inputs: LANGUAGE_HOST,
  }),
  depth("tools/setup/e2e/own-engine", "tool: the set-up's engine", { inputs: SET_UP }),
  depth("tools/setup/e2e/run-files", "tool: how end-to-end files are run", { inputs: SET_UP }),
  depth("tools/testing/engines/e2e/engines", "tool: the engines that people have, by one command", {
    inputs: ["tools/testing/engines", "tools/setup/src/engines", "tools/testing/swarm-bench/src"],
    outside: true,
  }),
  depth("tools/testing/swarm-bench/e2e/swarm-bench", "tool: engines of a test's own", {
    inputs: ["tools/testing/swarm-bench"],
  }),

  onCluster(
    "tools/testing/cluster/e2e/kubernetes/cluster",
    "tool: clusters of a test's own, and what is left of them",
    {
      outside: true,
    },
  ),
  onCluster(
    "packages/cli/e2e/kubernetes/up",
    "a cluster by the command: gates, failures at once, jobs again, updates, down",
  ),
  onCluster(
    "packages/cli/e2e/kubernetes/moves",
    "a cluster by the command: a move from an engine and back, with volumes",
  ),
  onCluster("packages/cli/e2e/kubernetes/others", "a cluster by the command: edits by kubectl, no cluster, kills"),
  onCluster("packages/cli/e2e/kubernetes/oracle", "a cluster: random projects beside the model"),
  onCluster("packages/cli/e2e/kubernetes/node/tutorial", "a cluster: Flask and Redis on a real node"),
  onCluster(
    "packages/pulumi-compose/e2e/kubernetes/program",
    "a cluster by a program: gates, refresh, rollout, destroy",
  ),
  onCluster("packages/convert/e2e/kubernetes/corpus", "a cluster: compose files of others"),
  onCluster("tools/testing/cluster/e2e/kubernetes/pods", "tool: what pods do on nodes that are not real"),
  onCluster("tools/testing/cluster/e2e/kubernetes/provider", "tool: Pulumi's provider for Kubernetes"),
  onCluster(
    "tools/testing/cluster/e2e/kubernetes/node/services",
    "tool: pods that run, and are reached by their names",
  ),
];
