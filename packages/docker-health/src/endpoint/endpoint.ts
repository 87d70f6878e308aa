/** Which engine to talk to. Every part is optional; see {@link resolveEndpoint} for the order. */
export interface EndpointOptions {
  /** `unix:///path`, `tcp://host:port`, `ssh://user@host:port`, `npipe:////./pipe/name`. */
  readonly host?: string;
  /** A docker context by name. */
  readonly context?: string;
  /** A folder with ca.pem, cert.pem and key.pem. */
  readonly certPath?: string;
  /** PEM text, instead of `certPath`. */
  readonly caMaterial?: string;
  readonly certMaterial?: string;
  readonly keyMaterial?: string;
  /** More arguments for `ssh`. */
  readonly sshOpts?: readonly string[];
  /** Where DOCKER_HOST and the like are looked for, and what `ssh` runs with. Default: the process's own. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface TlsMaterial {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** False: any server certificate will do. */
  readonly verify: boolean;
}

/** An endpoint with everything found that is needed to connect. */
export type Endpoint =
  | { readonly kind: "socket"; readonly path: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number; readonly tls?: TlsMaterial }
  | {
      readonly kind: "ssh";
      readonly command: string;
      readonly args: readonly string[];
      /** The command's environment, where it is not this process's own. */
      readonly env?: NodeJS.ProcessEnv;
    };

export interface ResolvedEndpoint {
  readonly endpoint: Endpoint;
  /** As people write it, for messages. */
  readonly host: string;
  /** Where it was found, for messages: `option host`, `context "remote"`, `DOCKER_HOST`, `default`. */
  readonly source: string;
  /** The docker context that it was found in, if in one. */
  readonly context?: string;
}
