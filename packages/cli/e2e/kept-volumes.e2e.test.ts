import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const project = "pcc-kept";
const image = "pcc-kept-declaring:local";

/** The image of db declares a volume, which nobody can know before it is there. */
const compose = (edit: string, web = true) => `
name: ${project}
services:
  db:
    image: ${image}
    environment: { EDIT: ${edit} }
    volumes: [/listed]
    stop_grace_period: 0s
${
  web
    ? `
  web:
    image: ${image}
    volumes: ["data:/data", /cache]
    stop_grace_period: 0s
volumes: { data: }
`
    : ""
}`;

(hasToolchain ? describe : describe.skip)("an up deletes no volume without being told", () => {
  const folder = new ComposeFolder();
  const docker = (...args: string[]) => folder.docker(args);
  const inDb = (line: string) => docker("exec", `${project}-db-1`, "sh", "-c", line).trim();
  const volumes = () => docker("volume", "ls", "--quiet").trim().split("\n");

  beforeAll(() => {
    const dockerfile = 'FROM pulumi-compose/busybox:local\nVOLUME /declared\nCMD ["sleep", "100000"]\n';
    folder.docker(["build", "--quiet", "--tag", image, "-"], dockerfile);
  });

  afterAll(() => {
    docker("rm", "--force", `${project}-web-run-1`, `${project}-holder`);
    folder.run("down", "--volumes", "--yes");
    folder.run("down", "--volumes", "--yes");
    docker("volume", "rm", "--force", `${project}_data`, `${project}_web-1.cache`);
    docker("image", "rm", "--force", image);
    folder.dispose();
  });

  test("what an image declares is mounted into the container that replaces another, as with docker compose", () => {
    folder.write(compose("one"));
    expect(folder.run("up").status).toBe(0);
    inDb("echo declared > /declared/f; echo listed > /listed/f");
    for (const edit of ["two", "three"]) {
      folder.write(compose(edit));
      expect(folder.run("up").stdout).toContain(`container ${project}-db-1: replaced`);
      expect(inDb("cat /declared/f /listed/f; echo $EDIT")).toBe(`declared\nlisted\n${edit}`);
      expect(folder.run("up").stdout).toMatch(/succeeded in .*: \d+ unchanged$/m);
      expect(folder.run("preview").stdout).not.toContain("replace");
    }
  });

  test("--renew-anon-volumes begins both anew; nothing but the listed one is deleted", () => {
    const before = volumes();
    const renewed = folder.run("up", "--renew-anon-volumes");
    expect(renewed.stdout).toContain(`volume ${project}_db-1.listed: replaced`);
    expect(renewed.status).toBe(0);
    expect(inDb("ls -A /declared /listed")).toBe("/declared:\n\n/listed:");
    expect(volumes()).toEqual(expect.arrayContaining(before));
  });

  test("a service leaves the file: its volumes stay, which the preview says, and a second up has nothing to say", () => {
    folder.write(compose("three", false));
    const kept = [`${project}_data`, `${project}_web-1.cache`];
    const shown = [folder.run("preview"), folder.run("up")];
    for (const { status, stdout } of shown) {
      expect(status).toBe(0);
      for (const volume of kept) expect(stdout).toContain(`volume ${volume} is not in the file any more: it is kept`);
      expect(stdout).not.toMatch(/^volume .*: delete/m);
      expect(stdout).toContain(`container ${project}-web-1: delete`);
    }
    expect(volumes()).toEqual(expect.arrayContaining(kept));
    expect(folder.run("up").stdout).not.toContain("volume");
  });

  test("down --volumes takes what the containers had without a name along", () => {
    const [declared = ""] = docker(
      "inspect",
      `${project}-db-1`,
      "--format",
      '{{range .Mounts}}{{if eq .Destination "/declared"}}{{.Name}}{{end}}{{end}}',
    )
      .trim()
      .split("\n");
    expect(volumes()).toContain(declared);
    expect(folder.run("down", "--volumes", "--yes").status).toBe(0);
    expect(volumes()).not.toContain(declared);
  });

  test("what a `down --volumes` that fails does not get to is no prey of the next `down`", () => {
    folder.write(compose("four"));
    expect(folder.run("up").status).toBe(0);
    docker("exec", `${project}-web-1`, "sh", "-c", "echo kept > /data/f");
    docker("run", "--detach", "--name", `${project}-holder`, "--volume", `${project}_data:/data`, image);
    try {
      const failed = folder.run("down", "--volumes", "--yes");
      expect(failed.status).toBe(1);
      expect(volumes()).toContain(`${project}_data`);
    } finally {
      docker("rm", "--force", "--volumes", `${project}-holder`);
    }
    expect(folder.run("--dry-run", "down").stdout).not.toContain("volume");
    expect(folder.run("down").status).toBe(0);
    expect(volumes()).toContain(`${project}_data`);
    expect(folder.run("up").status).toBe(0);
    expect(docker("exec", `${project}-web-1`, "cat", "/data/f")).toBe("kept\n");
  });

  test("what `run` has left is named before a `down` begins, and removed when asked to", () => {
    const labels = ["project", "oneoff"].flatMap((key) => [
      "--label",
      `com.docker.compose.${key}=${key === "project" ? project : "True"}`,
    ]);
    docker("run", "--detach", "--name", `${project}-web-run-1`, ...labels, "--network", `${project}_default`, image);
    const refused = folder.run("down");
    expect(refused.status).toBe(1);
    const said = refused.stdout + refused.stderr;
    expect(said).toContain(`${project}-web-run-1 of \`run\` is still there`);
    expect(said).toContain("`down --remove-orphans` removes what `run` has left");
    expect(docker("ps", "--quiet", "--filter", `name=${project}-web-1`)).not.toBe("");
    const removed = folder.run("down", "--remove-orphans");
    expect(removed.stdout).toContain(`container ${project}-web-run-1 of \`run\`: removed`);
    expect(removed.status).toBe(0);
    expect(docker("ps", "--all", "--quiet", "--filter", `label=com.docker.compose.project=${project}`)).toBe("");
    expect(volumes()).toContain(`${project}_data`);
  });
});
