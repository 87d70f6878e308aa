import { buildImage } from "../../cli/e2e/oracle/build-image";
import { edits } from "../../pulumi-compose/e2e/edits/edits";
import { project as name } from "../../pulumi-compose/e2e/edits/project";
import { leftovers } from "../../pulumi-compose/e2e/support/engine";
import { OwnEngine } from "../../pulumi-compose/e2e/support/own-engine";
import { PulumiProject } from "../../pulumi-compose/e2e/support/pulumi-project";
import { busybox, describeWithToolchain, flaskRedis } from "../../pulumi-compose/e2e/support/toolchain";
import { AttributeTrial } from "./attributes/attribute-trial";
import { type Column, columns } from "./attributes/columns";
import { attributeImages } from "./attributes/images";
import { asEdit, pairsOf, shuffled } from "./attributes/pairs";
import { asServiceEdit, composeTopLevel, topLevelEdits } from "./attributes/top-level-edits";
import { type AttributeRow, writeAttributePage } from "./attributes/write-page";

/** What is tried over each image: `all`, so many attributes, or those with one of these words in their names; and half as many pairs, 12 at most. */
const wanted = process.env.PULUMI_COMPOSE_ATTRIBUTES ?? "6";
const seed = Number(process.env.PULUMI_COMPOSE_SEED ?? 17);

const all = wanted === "all";
const count = Number(wanted);
const words = wanted.split(",");
const singles = all
  ? edits
  : Number.isNaN(count)
    ? edits.filter(({ attribute }) => words.some((word) => attribute.includes(word)))
    : shuffled(edits, seed).slice(0, count);
const beside = all
  ? topLevelEdits
  : Number.isNaN(count)
    ? topLevelEdits.filter(({ attribute }) => words.some((word) => attribute.includes(word)))
    : shuffled(topLevelEdits, seed).slice(0, count);
const pairs = pairsOf(all || !Number.isNaN(count) ? edits : singles, seed).slice(
  0,
  Math.min(12, Math.ceil(singles.length / 2)),
);
const tried = [...singles, ...pairs.map(asEdit)];

(OwnEngine.possible ? describeWithToolchain : describe.skip)("attributes, alone and in pairs", () => {
  const own = new OwnEngine(2048);
  const rows: AttributeRow[] = [];
  const topLevel: AttributeRow[] = [];

  beforeAll(async () => {
    await own.start();
    for (const image of [busybox, flaskRedis]) await own.take(image);
    for (const { name: image, dockerfile } of attributeImages) await buildImage(own.docker, image, dockerfile);
  });

  afterAll(() => own.discard());

  test.each(attributeImages)(
    "over an image with everything or nothing ($kind): quiet, edits applied, by the component and by converted programs",
    async ({ kind, name: image }) => {
      const trial = new AttributeTrial(tried, image, own.docker, { DOCKER_HOST: own.host });
      await trial.play();
      tried.forEach(({ attribute }, index) => {
        const outcome = trial.outcomes[index];
        if (outcome) rows.push({ attribute, image: kind, outcome });
      });
      expect(await leftovers(name, own.docker)).toEqual([]);
      expect(complaints(rows.filter((row) => row.image === kind))).toEqual([]);
    },
    3600_000,
  );

  test("of networks, volumes, configs and secrets: quiet, edits applied, by the component and by converted programs", async () => {
    const edits = beside.map(asServiceEdit);
    const trial = new AttributeTrial(edits, busybox, own.docker, { DOCKER_HOST: own.host }, (phase, image) =>
      composeTopLevel(beside, phase, image),
    );
    await trial.play();
    beside.forEach((edit, index) => {
      const outcome = trial.outcomes[index];
      if (outcome)
        topLevel.push({ attribute: edit.attribute, image: "plain", outcome, isKeptByPlugin: "keptAs" in edit });
    });
    expect(await leftovers(name, own.docker)).toEqual([]);
    expect(complaints(topLevel)).toEqual([]);
  }, 600_000);

  test("a volume whose options, driver or name are edited stays, with what it holds, and the program is told", async () => {
    const data = `${name}_data`;
    const options = (size: string) => `driver_opts: { type: tmpfs, device: tmpfs, o: size=${size} }`;
    const file = (volume: string) => ({
      "compose.yaml": `name: ${name}\nservices:\n  web: { image: "${busybox}", command: sleep 1000, stop_grace_period: 0s, volumes: ["data:/data"] }\nvolumes:\n  data: { ${volume} }\n`,
    });
    const project = new PulumiProject({
      name,
      env: { DOCKER_HOST: own.host },
      files: {
        "index.js": `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${name}", { file: "compose.yaml" });\n`,
        ...file(options("1m")),
      },
    });
    try {
      expect((await project.up()).code).toBe(0);
      const before = await own.docker.getVolume(data).inspect();
      for (const { edit, told } of [
        { edit: options("2m"), told: `${data} keeps its driver_opts, of which the file says otherwise: o:` },
        { edit: "", told: `${data} keeps its driver_opts, of which the file says otherwise: device, o, type:` },
        { edit: `${options("1m")}, name: other`, told: `${data} keeps its name (${data}), and the file says other:` },
      ]) {
        project.write(file(edit));
        const preview = await project.preview("--expect-no-changes");
        expect(preview.text).toContain(told);
        const kept = await project.up("--expect-no-changes");
        expect({ code: kept.code, told: kept.text.includes(told) }).toEqual({ code: 0, told: true });
      }
      expect(await own.docker.getVolume(data).inspect()).toEqual(before);
      project.write(file(options("1m")));
      const same = await project.up("--expect-no-changes");
      expect({ code: same.code, told: same.text.includes("keeps its") }).toEqual({ code: 0, told: false });
      // Told to, it is made anew, with its container.
      project.write(file(options("2m")));
      const urn = /urn:\S+docker:index\/volume:Volume::\S+/.exec((await project.run("stack", "--show-urns")).text)?.[0];
      const anew = await project.up("--replace", urn ?? "");
      expect({ code: anew.code, text: anew.code === 0 ? "" : anew.text }).toEqual({ code: 0, text: "" });
      expect((await own.docker.getVolume(data).inspect()).Options).toMatchObject({ o: "size=2m" });
      // One of the project that the state does not know: the engine would answer with it, of other options or not.
      await project.destroy();
      const labels = { "com.docker.compose.project": name };
      await own.docker.createVolume({ Name: data, Labels: labels });
      const refused = await project.up();
      expect(refused.code).not.toBe(0);
      expect(refused.text).toContain(`volume ${data} is there, and is to be another (driver_opts: device, o, type)`);
      await own.docker.getVolume(data).remove();
    } finally {
      await project.dispose();
    }
  }, 180_000);

  test("the page of the whole run", () => {
    if (all) writeAttributePage(rows, singles.length, topLevel);
    expect(rows).toHaveLength(2 * tried.length);
    expect(topLevel).toHaveLength(beside.length);
  });
});

function complaints(rows: readonly AttributeRow[]): string[] {
  return rows.flatMap(({ attribute, outcome }) =>
    columns.flatMap((column: Column) => (outcome.get(column) ?? []).map((what) => `${attribute}: ${column}: ${what}`)),
  );
}
