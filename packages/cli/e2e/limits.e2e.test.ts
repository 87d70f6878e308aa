import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const project = "pcc-limits";

const compose = (limit: string) => `
name: ${project}
services:
  web:
    image: pulumi-compose/busybox:local
    command: sleep 100000
    init: true
    stop_grace_period: 0s
    ${limit}
`;

(hasToolchain ? describe : describe.skip)("limits that the plugin has no arguments for", () => {
  const folder = new ComposeFolder();
  const inspect = (format: string) => folder.docker(["inspect", `${project}-web-1`, "--format", format]).trim();
  const limit = () => inspect("{{.HostConfig.PidsLimit}}");
  const up = (written: string) => {
    folder.write(compose(written));
    const { status, stdout } = folder.run("up");
    expect(status).toBe(0);
    return stdout;
  };

  afterAll(() => {
    folder.run("down");
    folder.dispose();
  }, 60_000);

  test("the engine has them, and has them again; only their end takes a new container", () => {
    expect(up("pids_limit: 50")).toContain("the engine was told pidsLimit 50");
    expect(limit()).toBe("50");
    const id = inspect("{{.Id}}");

    folder.docker(["update", "--pids-limit=7", `${project}-web-1`]);
    folder.write(compose("deploy: { resources: { limits: { pids: 60 } } }"));
    expect(folder.run("preview").stdout).toContain("tells the engine pidsLimit 60 (was 7)");
    expect(limit()).toBe("7");
    expect(up("deploy: { resources: { limits: { pids: 60 } } }")).toContain("the engine was told pidsLimit 60 (was 7)");
    expect(limit()).toBe("60");
    expect(inspect("{{.Id}}")).toBe(id);
    expect(up("pids_limit: 60")).not.toContain("pidsLimit");

    expect(up("")).toContain(`container ${project}-web-1: replaced`);
    expect(limit()).toBe("<nil>");
  }, 300_000);
});
