import Module from "node:module";

/**
 * Keeps Pulumi's SDK from loading a TypeScript compiler before anybody needs it. The SDK (3.276) parses functions that are serialised
 * by one: the project's, or its own of version 3.8. It loads it with its main module, which takes a quarter of a second and some 40 MB
 * for its own, and twice that for a new one; and hardly a program has functions to serialise. Here its place is taken by something
 * that loads it at the first look.
 *
 * Where the SDK has the compiler already, as for a program in TypeScript, or gets it in another way, this does nothing.
 */
export function loadCompilerLazily(): void {
  const shim = shimOf();
  if (shim === undefined || require.cache[shim] !== undefined) return;
  const place = new Module(shim);
  let compiler: object | undefined;
  const load = (): object => {
    if (compiler === undefined) {
      // Whoever asks for it from now on gets the thing itself.
      if (require.cache[shim] === place) delete require.cache[shim];
      compiler = require(shim) as object;
    }
    return compiler;
  };
  place.filename = shim;
  place.loaded = true;
  place.exports = new Proxy(
    {},
    {
      get: (_, name) => Reflect.get(load(), name),
      has: (_, name) => Reflect.has(load(), name),
      ownKeys: () => Reflect.ownKeys(load()),
      getOwnPropertyDescriptor: (_, name) => {
        const found = Reflect.getOwnPropertyDescriptor(load(), name);
        return found && { ...found, configurable: true };
      },
    },
  );
  require.cache[shim] = place;
}

/** The module by which the SDK gets at a compiler. */
function shimOf(): string | undefined {
  try {
    return require.resolve("@pulumi/pulumi/typescript-shim");
  } catch {
    return undefined;
  }
}

loadCompilerLazily();
