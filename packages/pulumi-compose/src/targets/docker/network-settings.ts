import type { PlainNetworkArgs } from "../../plan/resource-plan";

/**
 * What a network is but for its name and labels, in one text that differs where the engine would make another network of it.
 * The plugin keeps what is not said any more (`options`, `internal`, the addresses), so that taking an attribute out of the file
 * would change nothing: as a `replacementTrigger`, the text does.
 */
export function networkSettings(args: PlainNetworkArgs): string {
  return JSON.stringify([
    args.driver ?? "",
    sorted(args.options),
    args.internal === true,
    args.attachable === true,
    args.ipv6 === true,
    args.ipamDriver ?? "default",
    sorted(args.ipamOptions),
    (args.ipamConfigs ?? []).map(({ subnet, ipRange, gateway, auxAddress }) => [
      subnet ?? "",
      ipRange ?? "",
      gateway ?? "",
      sorted(auxAddress),
    ]),
  ]);
}

function sorted(values: Readonly<Record<string, unknown>> = {}): [string, unknown][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
