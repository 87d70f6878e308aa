import * as pulumi from "@pulumi/pulumi";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { PlannedClaims } from "./planned-claims";

beforeAll(() =>
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) }),
);

const planned = { service: "web", index: 1 } as PlannedContainer;
const labels = { "com.docker.compose.service": "web", "com.docker.compose.container-number": "1" };
const ports = [{ internal: 80, external: 8080 }];

test("what is known when somebody asks, of what is known at once, later, or never", async () => {
  const claims = new PlannedClaims();
  claims.tell(planned, { image: "i", name: pulumi.output("shop-web-1"), ports }, true);
  expect(await claims.of(labels)).toMatchObject({ name: "shop-web-1", ports: [{ published: 8080 }] });
  const deferred = pulumi.deferredOutput<string>();
  claims.tell(planned, { image: "i", name: deferred[0] }, true);
  expect(await claims.of(labels)).toBeUndefined();
  deferred[1](pulumi.output("shop-web-2"));
  expect(await claims.of(labels)).toMatchObject({ name: "shop-web-2" });
});

test("who is of the file, and for others to say", async () => {
  const claims = new PlannedClaims();
  claims.tell(planned, { image: "i" }, false);
  expect([claims.has(labels), await claims.of(labels)]).toEqual([true, undefined]);
  expect([claims.has({}), await claims.of({})]).toEqual([false, undefined]);
});
