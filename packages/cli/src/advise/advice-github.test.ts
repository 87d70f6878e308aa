import { inComposeFolder } from "../testing/compose-folder";
import { FakeIo } from "../testing/fake-io";
import { advise } from "./advise";

async function run(yaml: string) {
  return inComposeFolder(yaml, async (folder) => {
    const io = new FakeIo(folder);
    const code = await advise({ format: "github" }, io);
    return { code, out: io.out.text, err: io.err.text };
  });
}

test("each advice is an annotation at its place", async () => {
  const { code, out, err } = await run(`services:
  job:
    image: busybox
    restart: always
  web:
    image: busybox
    depends_on: { job: { condition: service_completed_successfully } }
`);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(
    /^::warning title=health\/restart-of-one-shot,file=compose\.yaml,line=4,endLine=4,col=14,endColumn=20::"job" is supposed to complete.*%0ASet `restart: on-failure`/,
  );
  expect(out).toMatch(/\n1 warning(?:, \d+ info)?; --fix corrects 1.*\n$/);
});

test("so is what is wrong with the file", async () => {
  const { code, out, err } = await run("services:\n  web: { image: [nginx] }\n");
  expect([code, err]).toEqual([2, ""]);
  expect(out).toMatch(/^::error title=compose\/[a-z-]+,file=compose\.yaml,line=2,/);
});
