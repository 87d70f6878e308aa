import { type DataFolder, dataFolders } from "../common/data-folders";
import { knownStores } from "../common/single-writers";
import { supportTable } from "../common/support-table";
import { updatesSection } from "../common/update-words";
import { support, unusedArguments } from "./support";

/** The page docs/08-docker-target.md: what becomes of every attribute of a service on a single engine. */
export function dockerSupportPage(): string {
  return supportTable({
    title: "Compose attributes on a single engine",
    introduction: [
      "What becomes of each attribute of a service with the `docker` target. Generated from",
      "`packages/pulumi-compose/src/targets/docker/support.ts` (`node packages/pulumi-compose/scripts/docs.mjs`). What is left out is said by a",
      "`target/unsupported` warning with its line whenever a file uses it.",
      "",
      "Its other messages are among the [diagnostics](11-diagnostics.md#target).",
    ],
    support,
    unused: { resource: "Container", unusedArguments },
    end: [
      ...updatesSection(),
      "Two containers of one of these images must not write to one volume at a time, unless `x-pulumi-compose: { singleWriter: false }`",
      "says so: those with a folder [below](#anonymous-volumes), and",
      `${knownStores.map((image) => `\`${image}\``).join(", ")}.`,
      "",
      "## Anonymous volumes",
      "",
      "What docker compose has in anonymous volumes is in volumes of the containers' own, which outlive an edit: where the file lists one",
      "without a name, where a Dockerfile that is built declares a `VOLUME`, and where one of these images has its data (also as the base of",
      "such a Dockerfile) and the file mounts nothing in that folder. What another image declares stays on the engine when its container",
      "goes (`removeVolumes: false`), and `pulumi-compose up` mounts it into the container that replaces another.",
      "",
      "| image | folder |",
      "|---|---|",
      ...dataFolders.map(
        (folder) => `| ${folder.images.map((image) => `\`${image}\``).join(", ")} | ${placeOf(folder)} |`,
      ),
      "",
    ],
  });
}

function placeOf({ path, before }: DataFolder): string {
  return before ? `\`${path}\`; before ${before.major} \`${before.path}\`` : `\`${path}\``;
}
