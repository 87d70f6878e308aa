import type { Output, Resource } from "@pulumi/pulumi";
import { patchable } from "./patchable";

/** Gives an Output its value, or what becomes of it instead. */
type Resolve = (...told: readonly unknown[]) => void;

/** Puts an Output in each of a resource's properties, and says how each is resolved: the SDK's own. */
type TransferProperties = (
  resource: Resource,
  label: string,
  inputs: Record<string, unknown>,
) => Record<string, Resolve>;

const rpc = patchable<TransferProperties, "transferProperties">("@pulumi/pulumi/runtime/rpc", "transferProperties", 3);

/**
 * Runs something synchronous in which the properties of the resources that are made become Outputs at the first look only.
 * The SDK (3.276) makes some twenty promises for each property of each resource, and a container has eighty, of which hardly a
 * program takes three. Whoever looks has the SDK's own Output, resolved in the SDK's own way.
 *
 * Where the SDK makes Outputs in another way, nothing is changed.
 */
export function withLazyOutputs<T>(run: () => T): T {
  if (!rpc) return run();
  const transfer = rpc.transferProperties;
  rpc.transferProperties = lazily(transfer);
  try {
    return run();
  } finally {
    rpc.transferProperties = transfer;
  }
}

/** Transfers properties as the SDK does, at the first look. */
export function lazily(transfer: TransferProperties): TransferProperties {
  return (resource, label, inputs) => {
    const keys = Object.keys(inputs);
    // The SDK refuses it.
    if (keys.some((key) => Object.hasOwn(resource, key))) return transfer(resource, label, inputs);
    const properties = resource as unknown as Record<string, unknown>;
    const resolvers: Record<string, Resolve> = {};
    for (const key of keys) {
      // The SDK has them elsewhere.
      if (key === "id" || key === "urn") continue;
      const input = inputs[key];
      // To the SDK the same, but it waits for each.
      if (input === undefined) delete inputs[key];
      const later = new LaterOutput(() => {
        const own = properties[key];
        delete properties[key];
        const { [key]: resolve } = transfer(resource, label, { [key]: input });
        const output = properties[key] as Output<unknown>;
        properties[key] = own;
        return { output, resolve };
      });
      properties[key] = new Proxy(later, likeOutput);
      resolvers[key] = (...told) => later.resolve(told);
    }
    return resolvers;
  };
}

interface Made {
  readonly output: Output<unknown>;
  readonly resolve: Resolve | undefined;
}

/** An Output that is not made before somebody looks at it, or it has failed. */
class LaterOutput {
  private made: Made | undefined;
  private told: readonly unknown[] | undefined;

  constructor(private readonly make: () => Made) {}

  get output(): Output<unknown> {
    if (!this.made) {
      this.made = this.make();
      if (this.told) this.made.resolve?.(...this.told);
    }
    return this.made.output;
  }

  /** @param told value, whether it is known, whether it is secret, what it depends on, an error */
  resolve(told: readonly unknown[]): void {
    if (this.made) {
      this.made.resolve?.(...told);
      return;
    }
    this.told = told;
    // An error that nobody looks at fails the program.
    if (told[4] !== undefined) void this.output;
  }
}

const likeOutput: ProxyHandler<LaterOutput> = {
  // By this alone the SDK knows an Output when it sees one: to be seen is not yet to be looked at.
  get: (later, name) => name === "__pulumiOutput" || Reflect.get(later.output, name),
  set: (later, name, value) => Reflect.set(later.output, name, value),
  has: (later, name) => Reflect.has(later.output, name),
  ownKeys: (later) => Reflect.ownKeys(later.output),
  getPrototypeOf: (later) => Reflect.getPrototypeOf(later.output),
  getOwnPropertyDescriptor: (later, name) => {
    const found = Reflect.getOwnPropertyDescriptor(later.output, name);
    return found && { ...found, configurable: true };
  },
};
