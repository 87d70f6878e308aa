import { engineCommand } from "./engine-command";

test("nothing that another engine on the machine has is named", () => {
  const command = engineCommand("/tmp/swarm-bench-1-x", ["--debug"]).join(" ");
  expect(command).toContain("--data-root /tmp/swarm-bench-1-x/data");
  expect(command).toContain("--host unix:///tmp/swarm-bench-1-x/docker.sock");
  expect(command).toContain("--config-file /tmp/swarm-bench-1-x/daemon.json");
  expect(command).toContain("--cgroup-parent /swarm-bench-1-x");
  expect(command).toContain("--containerd-namespace swarm-bench-1-x ");
  expect(command).not.toContain("/var/");
});

test("more flags come last, so that they win", () => {
  expect(engineCommand("/tmp/x", ["--live-restore"]).at(-1)).toBe("--live-restore");
});
