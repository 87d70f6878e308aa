import * as kinds from "../src/attributes/kinds";
import { string } from "../src/attributes/kinds";
import { projectAttribute } from "../src/attributes/project";
import type { DeviceConfig } from "../src/model/service";

// Held by the compiler: a key of the table alone, or of the model alone, is an error of types.
const whole = kinds.object<DeviceConfig>({ source: string(), target: string(), permissions: string() });
// @ts-expect-error a key that the model does not have
kinds.object<DeviceConfig>({ source: string(), target: string(), permissions: string(), more: string() });
// @ts-expect-error a key of the model that is not there
kinds.object<DeviceConfig>({ source: string(), target: string() });
// @ts-expect-error nobody said what it becomes
kinds.object({ source: string() });
// @ts-expect-error a required key that is none
kinds.object<DeviceConfig>({ source: string(), target: string(), permissions: string() }, { required: ["more"] });

test("a mapping has the attributes of its type", () => {
  expect(Object.keys(whole.mapping?.properties ?? {})).toEqual(["source", "target", "permissions"]);
});

test("services, jobs and hooks share what every container has", () => {
  const keysOf = (section: string) =>
    Object.keys(projectAttribute.mapping?.properties?.[section]?.mapping?.values?.mapping?.properties ?? {});
  const services = keysOf("services");
  const jobs = keysOf("jobs");
  expect(jobs.filter((key) => !services.includes(key))).toEqual(["triggers"]);
  expect(services).toEqual(expect.arrayContaining(["image", "pids_limit", "depends_on", "healthcheck"]));
});
