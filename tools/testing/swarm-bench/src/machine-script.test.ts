import { machineScript, READY } from "./machine-script";

test("a machine with a place in a network waits for its interface before it is ready", () => {
  const lines = machineScript({ hostname: "node-1", address: "10.213.7.1/24" }).split("\n");
  const at = (part: string) => lines.findIndex((line) => line.includes(part));
  expect(lines[0]).toBe("set -e");
  expect(at("until ip link show eth0")).toBeLessThan(at("ip address add 10.213.7.1/24 dev eth0"));
  expect(at("ip link set eth0 up")).toBeLessThan(at(`echo ${READY}`));
  expect(at(`echo ${READY}`)).toBeLessThan(at("cat"));
});

test("a machine that stands alone waits for none", () => {
  expect(machineScript({ hostname: "engine" })).not.toContain("eth0");
});

test("folders of its own", () => {
  const script = machineScript({ hostname: "engine", ownFolders: ["/srv"] });
  expect(script).toContain("mount -t tmpfs none /run\nmount -t tmpfs none /srv\n");
});
