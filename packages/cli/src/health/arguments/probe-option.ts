import { Option } from "commander";

/** `--probe`, the same for every command that waits or reckons with waits. */
export function probeOption(): Option {
  return new Option("--probe <mode>", "hybrid: gates also run the healthcheck themselves; engine: they do not").choices(
    ["hybrid", "engine"],
  );
}
