import type { Places } from "../places";
import type { Say } from "../util/say";
import { buildGoTool } from "./build-go-tool";

/** Builds the docker compose that tests and benchmarks compare with. */
export function ensureDockerCompose(at: Places, say: Say): Promise<void> {
  return buildGoTool(
    {
      name: "docker-compose",
      folder: "tools/testing/docker-compose",
      module: "github.com/docker/compose/v5",
      package: "github.com/docker/compose/v5/cmd",
      versionVariable: "github.com/docker/compose/v5/internal.Version",
      tests: "compare with it",
    },
    at,
    say,
  );
}
