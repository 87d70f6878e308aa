import { binds } from "./binds";
import { capabilityNames } from "./capability-names";
import { containerConfig } from "./container-config";
import { deviceRequests, gpusFrom } from "./device-requests";
import { hostConfig } from "./host-config";
import { mountsFrom } from "./mounts";
import { formatNanoCpus } from "./nano-cpus";
import { portMaps, portsFrom } from "./ports";
import { resources, updatableResources } from "./resources";

describe("a container's parts", () => {
  it("bind strings, anonymous volumes and other containers' volumes", () => {
    const volumes = [
      { hostPath: "/a", containerPath: "/b", readOnly: true, selinuxRelabel: "z" },
      { volumeName: "v", containerPath: "/c" },
      { containerPath: "/d" },
      { fromContainer: "other" },
    ];
    const result = binds({ volumes });
    expect(result.binds.sort()).toEqual(["/a:/b:ro,z", "v:/c:rw"]);
    expect(Object.keys(result.volumes).sort()).toEqual(["/b", "/c", "/d"]);
    expect(result.volumesFrom).toEqual(["other"]);
    expect(() => binds({ volumes: [{}] })).toThrow("volume entry without container path or source container");
  });

  it.each([
    [
      ["net_admin", "CAP_SYS_TIME"],
      ["CAP_NET_ADMIN", "CAP_SYS_TIME"],
    ],
    [["all", "NET_ADMIN"], ["ALL"]],
    [["SYS_TIME", "CAP_SYS_TIME"], ["CAP_SYS_TIME"]],
  ])("capabilities %j", (given, names) => {
    expect(capabilityNames(given)).toEqual(names);
  });

  it("ports, several of one kind together", () => {
    const ports = [
      { internal: 80, external: 1080, ip: "0.0.0.0", protocol: "tcp" },
      { internal: 80, external: 1081, ip: "0.0.0.0", protocol: "tcp" },
      { internal: 53, protocol: "udp" },
    ];
    const { bindings } = portMaps({ ports });
    expect(bindings["80/tcp"]?.map((b) => b.HostPort)).toEqual(["1080", "1081"]);
    expect(bindings["53/udp"]).toEqual([{ HostPort: "0", HostIp: "" }]);
    expect(portsFrom({ "80/tcp": null, "9/udp": [{ HostIp: "::", HostPort: "9" }] })).toEqual([
      { internal: 9, external: 9, ip: "::", protocol: "udp" },
    ]);
  });

  it.each([
    ["all", { Count: -1 }],
    ["2", { Count: 2 }],
    ['"device=0,1"', { DeviceIDs: ["0", "1"] }],
  ])("gpus %s", (gpus, request) => {
    const made = deviceRequests({ gpus });
    expect(made?.[0]).toMatchObject(request);
    if (gpus !== "2") expect(gpusFrom(made)).toBe(gpus.replaceAll('"', ""));
  });

  it.each([
    [500_000_000, "0.5"],
    [1_000_000_000, "1.0"],
    [1_250_000_000, "1.25"],
    [10_000_000_000, "10."],
  ])("%d nano CPUs print as %s", (nano, text) => {
    expect(formatNanoCpus(nano)).toBe(text);
  });

  it("sizes in bytes, and no swap limit as it is", () => {
    expect(resources({ memory: 64, memorySwap: -1, cpus: "1.5", cpuQuota: 5 })).toEqual({
      Memory: 67_108_864,
      MemorySwap: -1,
      NanoCpus: 1_500_000_000,
    });
    expect(updatableResources({ memory: 1, restart: "always" })).toMatchObject({
      Memory: 1_048_576,
      CpuShares: 0,
      RestartPolicy: { Name: "always", MaximumRetryCount: 0 },
    });
    expect(() => resources({ cpus: "many" })).toThrow("failed to parse many as a rational number");
  });

  it("security options, of which one is for the client", () => {
    const made = hostConfig({ securityOpts: ["systempaths=unconfined", "no-new-privileges"] }, "1.41");
    expect(made).toMatchObject({ SecurityOpt: ["no-new-privileges"], MaskedPaths: [], ReadonlyPaths: [] });
  });

  it("refuses volume options on an engine that knows no subpaths, and empty words in a command", () => {
    const mounts = [{ type: "volume", target: "/a", volumeOptions: { noCopy: true } }];
    expect(() => hostConfig({ mounts }, "1.41")).toThrow("requires docker version 1.45 or higher");
    expect(() => containerConfig({ command: ["a", ""] })).toThrow("values for command may not be empty");
  });

  it("does not read back mounts of labelled volumes", () => {
    const mount = { Type: "volume", Target: "/a", VolumeOptions: { Labels: { a: "b" } } };
    expect(mountsFrom([mount])).toBeUndefined();
    expect(mountsFrom(null)).toEqual([]);
  });
});
