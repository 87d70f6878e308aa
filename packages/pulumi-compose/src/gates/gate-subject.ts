import type * as pulumi from "@pulumi/pulumi";

/** What every gate has to know to wait and to say why it fails. */
export interface GateSubject {
  readonly service: string;
  /** What the file calls it. Default: a service. */
  readonly kind?: "service" | "job";
  readonly deadlineMs: number | undefined;
  /** `compose.yaml:12:5`, where the condition was written, or else the service. */
  readonly place: string | undefined;
  /** The compose project that it belongs to, if to one. */
  readonly project: string | undefined;
  /** Where the healthcheck was written, if it was. */
  readonly checkPlace?: string | undefined;
  /** Where its image was written, or how it is built. */
  readonly imagePlace?: string | undefined;
  /** The services that wait behind this gate, directly or not. */
  readonly heldUp: readonly string[];
  /** Values that must not appear in evidence. */
  readonly redact: pulumi.Input<readonly string[]>;
}
