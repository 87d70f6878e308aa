import type { EngineLimits } from "@pulumi-compose/docker-health";

/** A resource that the program registers. */
export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  /** Of a container: whose it is. */
  readonly service?: string;
  /** Of an image: whether it is built. */
  readonly isBuilt?: boolean;
  /** Of an image: what the engine calls it. */
  readonly image?: string;
  /** Of an image: whether the engine pulls it where it is not there, whatever the platform. */
  readonly isPulled?: true;
  /** Of an image: the services whose containers it is for. */
  readonly usedBy?: readonly string[];
  /** Whether every `up` asks somebody else what it is made of: a registry, or the engine of its image. */
  readonly asks?: true;
  /** Of a container: limits that every `up` tells the engine. */
  readonly limits?: EngineLimits;
  /** Of a container: whether it is in another's namespaces. */
  readonly shares?: true;
}
