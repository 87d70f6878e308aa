import type { Agent } from "node:http";

/** What a request to an API server has to carry, so that the cluster knows who asks. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  /** `user:password` */
  readonly auth?: string;
  readonly tls: {
    readonly ca?: string | Buffer;
    readonly cert?: string | Buffer;
    readonly key?: string | Buffer;
    readonly servername?: string;
    readonly rejectUnauthorized?: boolean;
  };
  /** The way through a proxy, where there is one. */
  readonly agent?: Agent;
}

/** A cluster that was found, and how to be known to it. */
export interface ClusterAccess {
  /** The URL of the API server; it may have a path. */
  readonly server: string;
  readonly namespace: string;
  /** Equal for the same cluster, user and namespace. It holds secrets. */
  readonly key: string;
  /** May run a program that logs somebody in. @throws Error in that program's or the file system's words */
  credentials(): Promise<Credentials>;
}
