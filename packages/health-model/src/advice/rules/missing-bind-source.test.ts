import type { MountConfig } from "@pulumi-compose/parser";
import { adviceOf } from "../../testing/advice";
import type { BindSource } from "../advise-options";

const CODE = "health/missing-bind-source";

function adviceOn(mount: Partial<MountConfig>, found: Partial<BindSource> = {}) {
  const volumes: MountConfig[] = [{ type: "bind", source: "/test/x", target: "/x", ...mount }];
  return adviceOf(CODE, { db: { volumes } }, { bindSource: () => ({ exists: false, like: [], ...found }) });
}

test.each([
  ["an extension", { source: "/test/conf/nginx.conf" }, {}, "./conf/nginx.conf"],
  ["its target's", { source: "/test/nginx", target: "/etc/nginx.conf" }, {}, "./nginx"],
  ["the folder above", { source: "/init.sql" }, {}, undefined],
  ["a well-known file", { source: "/test/.env" }, {}, "./.env"],
  ["a file elsewhere", { source: "/test/staging/app" }, { like: ["/test/production/app"] }, "./staging/app"],
])("%s shows that it is a file", (_, mount, found, source) => {
  const advice = adviceOn(mount, found);
  if (source === undefined) return expect(advice).toEqual([]);
  expect(advice[0]?.message).toContain(`mounts ${source} at `);
  expect(advice[0]?.path).toEqual(["services", "db", "volumes", 0]);
  return undefined;
});

test("and the file elsewhere is named", () => {
  expect(adviceOn({}, { like: ["/test/x.example"] })[0]?.hint).toBe(
    "Create the file, or correct the path; there is ./x.example.",
  );
});

test.each([
  ["it exists", { source: "/test/a.conf" }, { exists: true }],
  ["a folder", { source: "/test/data" }, {}],
  ["a folder with a dot", { source: "/test/conf.d", target: "/etc/nginx/conf.d" }, {}],
  ["a hidden folder", { source: "/test/.cache" }, {}],
  ["a version", { source: "/test/v1.2" }, {}],
  ["elsewhere on the machine", { source: "/etc/app.conf" }, {}],
  ["the engine refuses", { source: "/test/a.conf", bind: { create_host_path: false } }, {}],
  ["a volume", { type: "volume" as const, source: "a.conf" }, {}],
])("%s: fine", (_, mount, found) => expect(adviceOn(mount, found)).toEqual([]));

test("nothing is said where nobody looks", () => {
  expect(adviceOf(CODE, { db: { volumes: [{ type: "bind", source: "/test/a.conf", target: "/a" }] } })).toEqual([]);
});
