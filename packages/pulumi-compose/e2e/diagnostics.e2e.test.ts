import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";

const program = `
const { ComposeProject } = require("pulumi-compose");
new ComposeProject("bad", { file: "compose.yaml" });
`;

interface Case {
  readonly what: string;
  readonly compose: string | undefined;
  readonly says: readonly RegExp[];
}

const cases: readonly Case[] = [
  {
    what: "a circle of dependencies",
    compose: `services:
  a:
    image: ${busybox}
    depends_on: [b]
  b:
    image: ${busybox}
    depends_on: [a]
`,
    says: [/cycle/, /a.*b.*a|b.*a.*b/s, /compose\.yaml:\d+:\d+/, /\^/],
  },
  {
    what: "a healthy condition on a service whose check is disabled",
    compose: `services:
  db:
    image: ${busybox}
    healthcheck: { disable: true }
  web:
    image: ${busybox}
    depends_on: { db: { condition: service_healthy } }
`,
    says: [/health\/no-healthcheck/, /compose\.yaml:\d+:\d+/, /\^/],
  },
  { what: "a missing file", compose: undefined, says: [/compose\.yaml/, /there is no file/i] },
  {
    what: "a bad duration",
    compose: `services:
  db:
    image: ${busybox}
    healthcheck:
      test: ["CMD", "true"]
      interval: 30x
`,
    says: [/compose\.yaml:6:17/, /30x/, /\^/],
  },
];

describeWithToolchain("mistakes are refused before anything is created", () => {
  test.each(cases)("$what", async ({ compose, says }) => {
    const project = new PulumiProject({
      name: "pce-bad",
      files: { "index.js": program, ...(compose !== undefined && { "compose.yaml": compose }) },
    });
    try {
      const run = await project.up();
      expect(run.code).not.toBe(0);
      for (const pattern of says) expect(run.text).toMatch(pattern);
      expect(run.text).not.toMatch(/^\s+at .*\.js:\d+/m);
      expect(project.urns().filter((urn) => urn.includes("docker:"))).toEqual([]);
    } finally {
      await project.dispose();
    }
  });
});
