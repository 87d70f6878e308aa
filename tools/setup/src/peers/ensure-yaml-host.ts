import type { Places } from "../places";
import { findExecutables } from "../util/find-executable";
import type { Say } from "../util/say";
import { Stamps } from "../util/stamp";
import { buildGoTool } from "./build-go-tool";

const NAME = "pulumi-language-yaml";

/** Builds the YAML language host, unless there is one that was not built here: the official CLI brings its own. */
export async function ensureYamlHost(at: Places, path: string, say: Say): Promise<void> {
  const [found] = findExecutables(NAME, path);
  if (found !== undefined && new Stamps(at.stamps).read(NAME) === undefined) return;
  await buildGoTool(
    {
      name: NAME,
      folder: "tools/closed-network/pulumi-yaml",
      module: "github.com/pulumi/pulumi-yaml",
      package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
      versionVariable: "github.com/pulumi/pulumi-yaml/pkg/version.Version",
      tests: "run YAML programs",
    },
    at,
    say,
  );
}
