import type { Readable } from "node:stream";
import { flagOf, isSet, numberOf, objectsOf, textMapOf, textOf, textsOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import { compact } from "../compact";
import type { Context } from "../resource";
import { buildContext } from "./build-context";
import { buildLog } from "./build-log";

/** Builds with the engine's own (first) builder, from a local folder. */
export async function buildImage(context: Context, build: ValueMap, name: string): Promise<void> {
  refuseWhatNeedsBuildKit(build);
  const { archive, dockerfile } = await buildContext(textOf(build, "context"), textOf(build, "dockerfile"));
  const answer = await context.engine.stream("POST", "/build", {
    query: { t: [name, ...textsOf(build, "tags")], dockerfile, ...buildOptions(build) },
    registries: registries(build),
    file: archive,
    signal: context.signal,
  });
  await finished(answer);
}

/** The first builder would ignore these without a word. */
function refuseWhatNeedsBuildKit(build: ValueMap): void {
  const given = ["secrets", "additionalContexts", "cacheTos", "sbom", "provenance"].filter((key) => isSet(build, key));
  if (given.length === 0) return;
  throw new Error(`build.${given[0]} needs BuildKit, which this stand-in of the docker plugin does not speak`);
}

function buildOptions(build: ValueMap): Record<string, unknown> {
  const json = (value: unknown) => JSON.stringify(value);
  const given = <T>(key: string, value: T): T | undefined => (isSet(build, key) ? value : undefined);
  const number = (key: string) => given(key, numberOf(build, key));
  const text = (key: string) => given(key, textOf(build, key));
  const flag = (key: string) => given(key, flagOf(build, key));
  const labels = { ...textMapOf(build, "label"), ...textMapOf(build, "labels") };
  return compact({
    q: flag("suppressOutput"),
    remote: text("remoteContext"),
    nocache: flag("noCache"),
    rm: flagOf(build, "remove"),
    forcerm: flag("forceRemove"),
    pull: flag("pullParent"),
    cpusetcpus: text("cpuSetCpus"),
    cpusetmems: text("cpuSetMems"),
    cpushares: number("cpuShares"),
    cpuquota: number("cpuQuota"),
    cpuperiod: number("cpuPeriod"),
    memory: number("memory"),
    memswap: number("memorySwap"),
    cgroupparent: text("cgroupParent"),
    networkmode: text("networkMode"),
    shmsize: number("shmSize"),
    ulimits: given("ulimits", json(ulimits(build))),
    buildargs: given("buildArgs", json(textMapOf(build, "buildArgs"))),
    labels: Object.keys(labels).length > 0 ? json(labels) : undefined,
    squash: flag("squash"),
    cachefrom: given("cacheFroms", json(textsOf(build, "cacheFroms"))),
    securityopt: given("securityOpts", json(textsOf(build, "securityOpts"))),
    extrahosts: given("extraHosts", textsOf(build, "extraHosts").join(",")),
    target: text("target"),
    platform: text("platform"),
    buildid: text("buildId"),
  });
}

function ulimits(build: ValueMap): object[] {
  return objectsOf(build, "ulimits").map((limit) => ({
    Name: textOf(limit, "name"),
    Soft: numberOf(limit, "soft"),
    Hard: numberOf(limit, "hard"),
  }));
}

function registries(build: ValueMap): Record<string, unknown> {
  const entries = objectsOf(build, "authConfigs").map((auth) => [
    textOf(auth, "hostName"),
    {
      username: textOf(auth, "userName"),
      password: textOf(auth, "password"),
      auth: textOf(auth, "auth"),
      email: textOf(auth, "email"),
      serveraddress: textOf(auth, "serverAddress"),
      identitytoken: textOf(auth, "identityToken"),
      registrytoken: textOf(auth, "registryToken"),
    },
  ]);
  return Object.fromEntries(entries);
}

async function finished(answer: Readable): Promise<void> {
  const { text, error } = await buildLog(answer);
  if (error !== undefined) throw new Error(`Error running legacy build: unable to build image\n\n${text}${error}`);
}
