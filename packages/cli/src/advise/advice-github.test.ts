import { inComposeFolder } from "../testing/compose-folder";
import { FakeIo } from "../testing/fake-io";
import { advise } from "./advise";

async function run(yaml: string) {
  return inComposeFolder(yaml, async (folder) => {
    const io = new FakeIo(folder);
    io.env.GITHUB_STEP_SUMMARY = "/summary.md";
    const code = await advise({ format: "github" }, io);
    return { code, out: io.out.text, err: io.err.text, summary: io.written.get("/summary.md") };
  });
}

test("each advice is an annotation at its place", async () => {
  const { code, out, err, summary } = await run(`name: shop
services:
  job:
    image: busybox
    restart: always
  web:
    image: busybox
    depends_on: { job: { condition: service_completed_successfully } }
`);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(
    /^::warning title=health\/restart-of-one-shot,file=compose\.yaml,line=5,endLine=5,col=14,endColumn=20::"job" is supposed to complete.*%0ASet `restart: on-failure`/,
  );
  expect(out).toMatch(/\n1 warning(?:, \d+ info)?; --fix corrects 1.*\n$/);
  expect(summary).toMatch(/^### advise shop: 1 warning.*\n\n\| {2}\| where \| what \| to correct it \|\n\| --- /);
  expect(summary).toMatch(
    /\n\| warning \| compose\.yaml:5 \| \[health\/restart-of-one-shot\]\(https:\S+#healthrestart-of-one-shot\): "job" .* \(--fix: restart it on failure only\) \|\n/,
  );
});

test("so is what is wrong with the file", async () => {
  const { code, out, err } = await run("services:\n  web: { image: [nginx] }\n");
  expect([code, err]).toEqual([2, ""]);
  expect(out).toMatch(/^::error title=compose\/[a-z-]+,file=compose\.yaml,line=2,/);
});
