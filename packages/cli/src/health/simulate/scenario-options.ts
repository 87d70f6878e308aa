import { durationMs, parseMoment, type Scenarios, type ServiceScenario } from "@pulumi-compose/health-model";
import { InvalidArgumentError } from "commander";

type Change = readonly [service: string, change: ServiceScenario];

/** What `--ready`, `--fail`, `--hang`, `--exit`, `--launch`, `--probe-time`, `--stop-time`, `--image` and `--port` say of one service. */
export const scenarioOption = {
  /** `redis=2s`, `redis=never`, `flask=after:redis:healthy+500ms` */
  ready: (value: string): Change => {
    const [service, text] = assignment(value);
    return [service, { ready: text === "never" ? "never" : moment(text) }];
  },
  fail: (value: string): Change => {
    const [service, text] = assignment(value);
    return [service, { fail: moment(text) }];
  },
  hang: (value: string): Change => {
    const [service, text] = assignment(value);
    return [service, { hang: moment(text) }];
  },
  /** `migrate=0@3s`; without a moment it exits at its start. */
  exit: (value: string): Change => {
    const [service, text] = assignment(value);
    const [, digits, at] = /^(\d{1,3})(?:@(.+))?$/.exec(text) ?? [];
    if (digits === undefined) throw new InvalidArgumentError("It is an exit code and a moment: migrate=0@3s.");
    return [service, { exit: { code: Number(digits), at: at === undefined ? 0 : moment(at) } }];
  },
  launch: (value: string): Change => {
    const [service, text] = assignment(value);
    return [service, { launchMs: duration(text) }];
  },
  probeTime: (value: string): Change => {
    const [service, text] = assignment(value);
    return [service, { probeMs: duration(text) }];
  },
  /** `web=3s`, `web=never` */
  stopTime: (value: string): Change => {
    const [service, text] = assignment(value);
    return [service, { stopMs: text === "never" ? "never" : duration(text) }];
  },
  /** `web=missing` */
  image: (value: string): Change => {
    const [service, text] = assignment(value);
    if (text !== "missing") throw new InvalidArgumentError("An image can be missing: web=missing.");
    return [service, { image: text }];
  },
  /** `web=taken` */
  port: (value: string): Change => {
    const [service, text] = assignment(value);
    if (text !== "taken") throw new InvalidArgumentError("A port can be taken: web=taken.");
    return [service, { port: text }];
  },
} as const;

/** For commander: gathers what a repeated option says, later ones over earlier ones. */
export function gather(read: (value: string) => Change): (value: string, before: Scenarios | undefined) => Scenarios {
  return (value, before = {}) => {
    const [service, change] = read(value);
    return mergeScenarios(before, { [service]: change });
  };
}

/** All scenarios in one; of what two say about the same service, both counts. */
export function mergeScenarios(...all: readonly (Scenarios | undefined)[]): Scenarios {
  const merged = new Map<string, ServiceScenario>();
  for (const scenarios of all) {
    for (const [service, change] of Object.entries(scenarios ?? {})) {
      merged.set(service, { ...merged.get(service), ...change });
    }
  }
  // Object.fromEntries defines keys where an assignment would meet `__proto__`.
  return Object.fromEntries(merged);
}

function assignment(value: string): readonly [string, string] {
  const at = value.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("It is SERVICE=VALUE.");
  return [value.slice(0, at), value.slice(at + 1)];
}

function moment(text: string) {
  const read = parseMoment(text);
  if (read !== undefined) return read;
  throw new InvalidArgumentError("A moment is 2s, after:redis, after:redis+500ms or after:redis:healthy+2s.");
}

function duration(text: string): number {
  const ms = durationMs(text);
  if (ms === undefined) throw new InvalidArgumentError("A duration is 500ms, 90s or 2m30s.");
  return ms;
}
