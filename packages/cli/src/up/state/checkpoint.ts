/** 4 is 3, with a list of what it has that older programs do not know. */
const VERSIONS: ReadonlySet<unknown> = new Set([3, 4]);

interface Checkpoint {
  readonly version?: number;
  readonly checkpoint?: { readonly latest?: StoredDeployment };
}

/** What a state's file has of a deployment. */
export interface StoredDeployment {
  readonly resources?: readonly StoredResource[];
}

/** What a state's file has of a resource. */
export interface StoredResource {
  readonly urn: string;
  readonly parent?: string;
  /** Whether another has taken its place, and it is still to be deleted. */
  readonly delete?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/**
 * The deployment in a state's file, which is a checkpoint of Pulumi's.
 *
 * @returns undefined: the file has another form
 * @throws SyntaxError where it is no JSON
 */
export function deploymentIn(text: string): StoredDeployment | undefined {
  const checkpoint: Checkpoint = JSON.parse(text);
  return VERSIONS.has(checkpoint.version) ? checkpoint.checkpoint?.latest : undefined;
}
