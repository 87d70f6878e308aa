import { builtVolumes } from "./built-volumes";
import { dockerfileVolumes } from "./dockerfile-volumes";

test.each([
  ["FROM a\nVOLUME /data", ["/data"], "a"],
  ["FROM a\nVOLUME /data /logs\nVOLUME /data", ["/data", "/logs"], "a"],
  ['FROM a\nVOLUME ["/with space", "/logs"]', ["/with space", "/logs"], "a"],
  ["FROM a\nvolume /data \\\n  /logs", ["/data", "/logs"], "a"],
  ["FROM a\nVOLUME $HOME ${DATA}/x /logs relative", ["/logs"], "a"],
  ["FROM a\nCMD run", [], "a"],
  ["ARG V=16\nFROM postgres:${V}", [], "postgres:${V}"],
  ["", [], undefined],
] as const)("%j", (text, paths, base) => {
  expect(dockerfileVolumes(text)).toEqual({ paths, base });
});

test("an image has the volumes of the stages that it is built from, and of no others", () => {
  const text = ["FROM x AS base", "VOLUME /base", "FROM y AS other", "VOLUME /other", "FROM base", "VOLUME /own"];
  expect(dockerfileVolumes(text.join("\n"))).toEqual({ paths: ["/own", "/base"], base: "x" });
  expect(dockerfileVolumes(text.join("\n"), "other")).toEqual({ paths: ["/other"], base: "y" });
  expect(dockerfileVolumes(text.join("\n"), "nowhere")).toEqual({ paths: [], base: undefined });
});

test("builtVolumes reads the Dockerfiles of what is built", () => {
  const services = {
    db: { build: { context: "db" } },
    inline: { build: { dockerfile_inline: "FROM redis:7" } },
    lost: { build: { context: "lost" } },
    pulled: {},
  };
  const read = (path: string) => (path === "/p/db/Dockerfile" ? Buffer.from("FROM a\nVOLUME /data") : undefined);
  expect({ ...builtVolumes({ workingDir: "/p", services }, read) }).toEqual({
    db: { paths: ["/data"], base: "a" },
    inline: { paths: [], base: "redis:7" },
  });
});
