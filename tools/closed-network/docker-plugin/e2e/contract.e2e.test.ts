import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OwnEngine, provideImage } from "@pulumi-compose-tools/swarm-bench";
import { adopt } from "./adopt";
import { NewerEngine } from "./newer-engine";
import { normalise, withoutOutcome } from "./normalise";
import { PluginProcess } from "./plugin-process";
import { call } from "./recorded-call";
import { type Exchange, inspectionsAfter, recordedCases, type Step, stepsOf } from "./recordings";
import { Translation } from "./translation";
import { isMap, textOf, type Value, type ValueMap } from "./values";

// Every recorded call that needs an engine is made again, in the recorded order, on an engine of this test's own. The answers
// must be the official plugin's, but for what no two runs share.

const ACTING = ["CheckConfig", "DiffConfig", "Configure", "Create", "Read", "Update", "Delete"];

/**
 * Two images of one name are deleted at once. It is a matter of luck which of them finds it gone, whether one does at all (its
 * Delete may also see beforehand that there is nothing to do), and how the engine says it: that depends on how far its removal
 * of the other has come.
 */
const RACE = "build/04-destroy";

/** The engine's words where the name was gone before it looked: the recorded ones. */
const GONE = "rec-build:latest";
const GONE_BEFORE = `No such image: ${GONE}`;

/** In these, containers end by themselves while they are being read. */
const ENDING = ["mustrun/01-up", "oneshot/01-up"];

const skipReason = OwnEngine.impossible;

interface Suite {
  engine: OwnEngine;
  kind: NewerEngine;
  plugin: PluginProcess;
}

const suite: Partial<Suite> = {};

function ready(): Suite {
  const { engine, kind, plugin } = suite;
  if (!engine || !kind || !plugin) throw new Error("the engine or the plugin did not start");
  return { engine, kind, plugin };
}

beforeAll(async () => {
  if (skipReason !== undefined) return;
  // The recordings bind-mount a folder of /srv, and were made on a machine called vm, where busybox is Docker Hub's.
  suite.engine = await OwnEngine.start({ name: "vm", ownFolders: ["/srv"] });
  suite.kind = await NewerEngine.of(suite.engine);
  await suite.engine.run("mkdir", "/srv/data");
  await provideImage(suite.engine, "busybox:latest");
  await suite.engine.docker.swarmInit({ ListenAddr: "127.0.0.1:2377", AdvertiseAddr: "127.0.0.1" });
  const folder = suite.engine.scratch("plugin");
  writeBuildContext(path.join(folder, "ctx"));
  suite.plugin = await PluginProcess.start(folder, suite.engine.host);
}, 15 * 60_000);

afterAll(async () => {
  await suite.plugin?.stop();
  await suite.engine?.discard();
}, 60_000);

/** What the case `build` was recorded with. */
function writeBuildContext(folder: string): void {
  mkdirSync(folder);
  const lines = [
    "FROM busybox:latest",
    "ARG V",
    "RUN echo $V > /f",
    "HEALTHCHECK --interval=1s --timeout=3s CMD test -f /f || exit 1",
    'CMD ["sleep","1000"]',
  ];
  writeFileSync(path.join(folder, "Dockerfile"), `${lines.join("\n")}\n`);
}

/** What happened between two recorded steps. */
async function before(step: Step, translation: Translation): Promise<void> {
  const { engine } = ready();
  const docker = (...args: string[]) => execFileSync("docker", ["-H", engine.host, ...args], { stdio: "pipe" });
  switch (step.title) {
    case "drift/03-refresh":
      docker("rm", "-f", "rec_gone");
      docker("kill", "rec_stopped");
      return;
    case "import/01-up":
      await adopt(engine.docker, step, translation);
      return;
    default:
      return;
  }
}

/** The id under which the recordings know what a failed call left behind: that of the next request about it. */
function laterId(steps: readonly Step[], from: Exchange): string {
  const all = steps.flatMap((step) => step.exchanges);
  const urn = textOf(from.request, "urn");
  const next = all
    .slice(all.indexOf(from) + 1)
    .find((e) => textOf(e.request, "urn") === urn && textOf(e.request, "id"));
  return next ? textOf(next.request, "id") : "";
}

/** The engine's own account of the containers, where it was recorded right after this step. */
async function compareContainers(step: Step): Promise<void> {
  for (const wanted of inspectionsAfter(step.title)) {
    const own = await ready().engine.docker.getContainer(textOf(wanted, "Name").slice(1)).inspect();
    expect(ready().kind.container(settings(JSON.parse(JSON.stringify(own))))).toEqual(
      ready().kind.container(settings(wanted)),
    );
  }
}

/** How the container was made; not what it has been doing since. */
function settings(container: ValueMap): Value {
  const { Name, Config, HostConfig } = container;
  return normalise({ Name: Name ?? null, Config: withoutImage(Config), HostConfig: HostConfig ?? null });
}

/** The busybox of the recordings declares no PATH and has no label, the one that is made here does. */
function withoutImage(config: Value | undefined): Value {
  if (!isMap(config)) return null;
  const { Env, Labels } = config;
  const without = (entries: ValueMap, name: string) =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => key !== name));
  return {
    ...config,
    ...(isMap(Labels) && { Labels: without(Labels, "pulumi-compose.recipe") }),
    ...(Array.isArray(Env) && {
      Env: Env.filter((entry) => typeof entry !== "string" || !entry.startsWith("PATH=")),
    }),
  };
}

async function replay(exchange: Exchange, translation: Translation, steps: readonly Step[]): Promise<ValueMap> {
  const { plugin } = ready();
  const { response, error, partial } = await call(plugin, exchange.method, translation.apply(exchange.request));
  translation.learn(exchange.response?.id, response?.id);
  if (partial) translation.learn(laterId(steps, exchange), partial.id);
  return comparable(exchange, response, error);
}

/** As this engine would have made the plugin answer. */
function recorded(exchange: Exchange): ValueMap {
  return ready().kind.answer(comparable(exchange, exchange.response, exchange.errors?.[0] ?? null));
}

function comparable(exchange: Exchange, response: ValueMap | null, error: string | null): ValueMap {
  const answer = normalise(JSON.parse(JSON.stringify({ call: title(exchange), response, error })));
  return isMap(answer) ? answer : {};
}

/** Whoever finds the image gone may say so in either of the engine's ways. */
function withoutMoment(answer: ValueMap): ValueMap {
  const { error } = answer;
  return typeof error === "string"
    ? { ...answer, error: error.replace(ready().kind.goneMeanwhile(GONE), GONE_BEFORE) }
    : answer;
}

const title = (exchange: Exchange) =>
  `${exchange.method} ${textOf(exchange.request, "type").split(":")[2] ?? ""} ${textOf(exchange.request, "name")}`;

const cases = skipReason === undefined ? recordedCases() : [];
const label = skipReason === undefined ? "the contract" : `the contract (skipped: ${skipReason})`;

describe(label, () => {
  if (cases.length === 0) it.skip("needs an engine", () => undefined);

  describe.each(cases)("%s", (name) => {
    const steps = stepsOf(name);
    const translation = new Translation();

    it.each(steps.map((step) => [step.title, step] as const))(
      "%s",
      async (_, step) => {
        await before(step, translation);
        const exchanges = step.exchanges.filter((exchange) => ACTING.includes(exchange.method));
        const racing = exchanges.filter(
          (exchange) => step.title === RACE && textOf(exchange.request, "name") === "img",
        );
        for (const exchange of exchanges.filter((e) => !racing.includes(e))) {
          const answer = await replay(exchange, translation, steps);
          const wanted = recorded(exchange);
          if (ENDING.includes(step.title)) expect(withoutOutcome(answer)).toEqual(withoutOutcome(wanted));
          else expect(answer).toEqual(wanted);
        }
        const answers = await Promise.all(racing.map((exchange) => replay(exchange, translation, steps)));
        for (const answer of answers) expect(racing.map(recorded)).toContainEqual(withoutMoment(answer));
        if (racing.length > 0) expect(answers.filter(({ error }) => error === null)).not.toHaveLength(0);
        await compareContainers(step);
      },
      300_000,
    );
  });
});
