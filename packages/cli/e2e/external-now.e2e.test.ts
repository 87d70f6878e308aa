import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const project = "pcc-external";
const network = `${project}_back`;

const compose = (back: string) => `
name: ${project}
services:
  web:
    image: pulumi-compose/busybox:local
    command: sleep 100000
    stop_grace_period: 0s
    networks: [back]
networks: { back: ${back} }
`;

(hasToolchain ? describe : describe.skip)("what becomes external", () => {
  const folder = new ComposeFolder();

  afterAll(() => {
    folder.run("down", "--yes");
    folder.docker(["network", "rm", network]);
    folder.dispose();
  });

  test("a network is kept with who is on it, leaves the state, and no later down deletes it", () => {
    folder.write(compose(""));
    expect(folder.run("up").status).toBe(0);
    const id = () => folder.docker(["network", "inspect", network, "--format", "{{.Id}}"]);
    const before = id();
    folder.write(compose(`{ external: true, name: ${network} }`));
    for (const command of ["preview", "up"]) {
      const { status, stdout } = folder.run(command);
      expect({ command, status }).toEqual({ command, status: 0 });
      expect(stdout).toContain(`network ${network} is external in the file now: it is kept`);
      expect(stdout).not.toMatch(/^network .*delete/m);
    }
    expect(folder.run("up").stdout).toMatch(/succeeded in .*: \d+ unchanged$/m);
    folder.write(compose(""));
    const again = folder.run("up");
    expect(again.stdout).toContain(`network ${network} is the project's own again`);
    expect({ code: again.status, id: id() }).toEqual({ code: 0, id: before });
    expect(folder.run("up").stdout).toMatch(/succeeded in .*: \d+ unchanged$/m);
    folder.write(compose(`{ external: true, name: ${network} }`));
    expect(folder.run("up").status).toBe(0);
    expect(folder.run("down", "--yes").status).toBe(0);
    expect(id()).toBe(before);
  });
});

(hasToolchain ? describe : describe.skip)("what is external and not there", () => {
  const folder = new ComposeFolder();
  const name = "pcc-missing";

  afterAll(() => {
    folder.run("down", "--yes");
    folder.docker(["network", "rm", name]);
    folder.docker(["volume", "rm", name]);
    folder.dispose();
  });

  test("is refused with its place before anything is made; once it is there, the project comes up", () => {
    folder.write(`
name: ${name}
services:
  other: { image: "pulumi-compose/busybox:local", command: sleep 100000, stop_grace_period: 0s }
  web:
    image: pulumi-compose/busybox:local
    command: sleep 100000
    stop_grace_period: 0s
    networks: [net]
    volumes: ["data:/data"]
networks: { net: { name: ${name}, external: true } }
volumes: { data: { name: ${name}, external: true } }
`);
    for (const command of ["preview", "up"]) {
      const { status, stderr } = folder.run(command);
      expect({ command, status }).toEqual({ command, status: 2 });
      expect(stderr).toMatch(/compose\.yaml:11:13 error target\/external-network: network pcc-missing /);
      expect(stderr).toMatch(/compose\.yaml:12:12 error target\/external-volume: volume pcc-missing /);
      expect(stderr).toContain(`docker network create ${name}`);
    }
    expect(folder.docker(["ps", "--all", "--quiet", "--filter", `label=com.docker.compose.project=${name}`])).toBe("");
    expect(folder.run("up", "other").status).toBe(0);
    folder.docker(["network", "create", name]);
    folder.docker(["volume", "create", name]);
    expect(folder.run("up").status).toBe(0);
    expect(folder.run("up").stdout).toMatch(/succeeded in .*: \d+ unchanged$/m);
  });
});
