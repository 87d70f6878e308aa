import { messageOf } from "../engine/engine-error";
import { authFor } from "../engine/registry-auth";
import { textOf } from "../values/read";
import type { PluginFunction } from "./function";

interface Distribution {
  readonly Descriptor: { readonly digest: string };
}

/** The digest that a registry has under a name. The engine asks the registry; the official plugin does so itself. */
export const getRegistryImage: PluginFunction = async (context, args) => {
  const name = textOf(args, "name");
  const auth = authFor(context.auths, name);
  try {
    const found = await context.engine.get<Distribution>(`/distribution/${name}/json`, {
      ...(auth && { auth: { ...auth } }),
      signal: AbortSignal.any([context.signal, AbortSignal.timeout(30_000)]),
    });
    const { digest } = found.Descriptor;
    return { id: digest, name, sha256Digest: digest, insecureSkipVerify: args.insecureSkipVerify === true };
  } catch (error) {
    throw new Error(`Got error when attempting to fetch image version ${name} from registry: ${messageOf(error)}`);
  }
};
