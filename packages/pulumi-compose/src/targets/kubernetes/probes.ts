import { HEALTHCHECK_DEFAULTS } from "@pulumi-compose/health-model";
import type { HealthcheckConfig } from "@pulumi-compose/parser";
import type { KubernetesContext } from "./kubernetes-context";
import type { Container, Probe } from "./manifest";
import { plainCheck } from "./plain-check";
import { infer, leaveOut } from "./say";
import { words } from "./words";

type ProbesPart = Pick<Container, "startupProbe" | "readinessProbe" | "livenessProbe">;
type Asked = Pick<Probe, "exec" | "httpGet" | "tcpSocket">;

/** The engine's, where a check has a start period. */
const DEFAULT_START_INTERVAL_MS = 5_000;

/**
 * A healthcheck as a kubelet's probes. The startup probe is the check while it may fail: until the start period and as many
 * failures as count are over, after which Kubernetes starts the container again. Then the readiness probe is the check: as many
 * failures in a row as make a container unhealthy take it out of its Service, and one success brings it back. An engine starts
 * no unhealthy container again, so the liveness probe is there only when it is asked for.
 */
export function mapProbes(context: KubernetesContext, isLivenessAsked: boolean): ProbesPart {
  const check = context.config.healthcheck;
  const test = check?.test;
  if (!check || check.disable || !test || test[0] === "NONE" || test.length < 2) return {};
  const asked = askedBy(context, test);
  const { interval, timeout, retries, startPeriod, startInterval } = timingsOf(check);
  reportRounding(context, check);
  const ready: Probe = {
    ...asked,
    periodSeconds: whole(interval),
    timeoutSeconds: whole(timeout),
    failureThreshold: retries,
  };
  // What is to end is not to be started again for its check: whoever waits for its end does not look at its health.
  if (context.oneShot) return { readinessProbe: ready };
  const period = whole(startPeriod > 0 ? Math.min(startInterval, interval) : interval);
  // A kubelet probes at once, an engine after the first interval: one more, so that nothing is given up earlier.
  const failures = Math.ceil((startPeriod + retries * interval) / 1000 / period) + 1;
  return {
    startupProbe: { ...ready, periodSeconds: period, failureThreshold: failures },
    readinessProbe: ready,
    ...(isLivenessAsked && { livenessProbe: ready }),
  };
}

/** How long it takes at most until a container has started by its check or is given up, in seconds. */
export function startupSeconds({ startupProbe }: ProbesPart): number {
  if (!startupProbe) return 0;
  return startupProbe.periodSeconds * startupProbe.failureThreshold + startupProbe.timeoutSeconds;
}

function askedBy(context: KubernetesContext, test: readonly string[]): Asked {
  const plain = plainCheck(test);
  if (plain?.kind === "http") {
    const { path, port, scheme } = plain.action;
    const what = `the kubelet asks for ${scheme === "HTTPS" ? "https" : "http"} port ${port}, ${path}, itself: by the pod's address, with redirections to itself only`;
    infer(context, ["healthcheck", "test"], what, runIt);
    return { httpGet: plain.action };
  }
  if (plain?.kind === "tcp") {
    infer(
      context,
      ["healthcheck", "test"],
      `the kubelet connects to port ${plain.port} itself, by the pod's address`,
      runIt,
    );
    return { tcpSocket: { port: plain.port } };
  }
  const [how, ...command] = test;
  return { exec: { command: words(how === "CMD-SHELL" ? ["/bin/sh", "-c", ...command] : command) } };
}

const runIt = 'to have the program run in the container as on an engine, write it as a shell\'s: `sh -c "…"`';

/** Milliseconds. */
function timingsOf(check: HealthcheckConfig) {
  const { intervalMs, timeoutMs, retries } = HEALTHCHECK_DEFAULTS;
  return {
    interval: ms(check.interval) || intervalMs,
    timeout: ms(check.timeout) || timeoutMs,
    retries: check.retries || retries,
    startPeriod: ms(check.start_period),
    startInterval: ms(check.start_interval) || DEFAULT_START_INTERVAL_MS,
  };
}

function ms(ns: number | undefined): number {
  return (ns ?? 0) / 1e6;
}

function whole(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}

function reportRounding(context: KubernetesContext, check: HealthcheckConfig): void {
  for (const attribute of ["interval", "timeout", "start_interval"] as const) {
    const given = check[attribute];
    if (!given || given % 1e9 === 0) continue;
    infer(
      context,
      ["healthcheck", attribute],
      `Kubernetes counts in seconds: \`${attribute}\` is ${whole(given / 1e6)}s`,
    );
  }
  if (check.test?.[0] === "CMD-SHELL" && check.test.length > 2) {
    leaveOut(context, ["healthcheck", "test"], "a shell's line has no further arguments");
  }
}
