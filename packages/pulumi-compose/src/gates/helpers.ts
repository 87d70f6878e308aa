import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ProbeMode } from "../component/args";
import { ConstructScope } from "./construct-scope";
import { ContainerGate, type GateSubject } from "./gate";
import { opaque } from "./opaque";

/** How a gate between two containers of one's own program waits. */
export interface GateOptions {
  /** False: when the condition cannot be met, warn and go on. Default: true, the update fails. */
  readonly required?: boolean;
  /** Longest wait, in milliseconds. Default: what follows from the container's healthcheck. */
  readonly deadlineMs?: number;
  /** See {@link ComposeProjectArgs.probe}. */
  readonly probe?: ProbeMode;
  /** Values that must not appear in what the gate reports: secrets that the container knows. */
  readonly redact?: readonly pulumi.Input<string>[];
}

type Condition = GateSubject["condition"];

/** Every container has one gate a condition, however many wait behind it. */
const gates = new WeakMap<docker.Container, Map<Condition, pulumi.Output<ContainerGate>>>();

/**
 * The container once it is healthy: for the `dependsOn` of whatever must not start before. Evaluated on every `up`; when
 * it cannot be, the update fails with the evidence on the container's row, and nothing that waits is created.
 *
 * @example
 * ```ts
 * const web = new docker.Container("web", { image }, { dependsOn: [healthy(db)] });
 * ```
 */
export function healthy(container: docker.Container, options: GateOptions = {}): pulumi.Output<docker.Container> {
  return behind(container, "service_healthy", options);
}

/**
 * The container once it has ended with exit code 0: for what comes after a migration or another one-shot.
 *
 * @example
 * ```ts
 * const web = new docker.Container("web", { image }, { dependsOn: [completed(migration)] });
 * ```
 */
export function completed(container: docker.Container, options: GateOptions = {}): pulumi.Output<docker.Container> {
  return behind(container, "service_completed_successfully", options);
}

function behind(
  container: docker.Container,
  condition: Condition,
  options: GateOptions,
): pulumi.Output<docker.Container> {
  const passed = gateOf(container, condition, options).apply((gate) =>
    options.required === false ? gate.optional() : gate.required(),
  );
  return passed.apply(() => opaque(container));
}

function gateOf(container: docker.Container, condition: Condition, options: GateOptions): pulumi.Output<ContainerGate> {
  const known = gates.get(container) ?? new Map<Condition, pulumi.Output<ContainerGate>>();
  gates.set(container, known);
  const gate =
    known.get(condition) ??
    pulumi.all([container.name, container.labels]).apply(([name, labels]) =>
      // It holds the container, and an Output it.
      opaque(
        new ContainerGate(container, {
          service: labels?.find(({ label }) => label === "com.docker.compose.service")?.value ?? name,
          condition,
          deadlineMs: options.deadlineMs,
          probe: options.probe ?? "hybrid",
          place: undefined,
          heldUp: [],
          redact: pulumi.unsecret(pulumi.all([...(options.redact ?? [])])),
          onFailure: () => undefined,
          work: ConstructScope.current()?.open(new Map()),
        }),
      ),
    );
  known.set(condition, gate);
  return gate;
}
