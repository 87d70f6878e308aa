import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/missing-probe-tool";

test.each([
  ["python:3.12-alpine", ["CMD", "curl", "-f", "http://x"], "curl"],
  ["python:3.12-slim", ["CMD-SHELL", "wget -q http://x || exit 1"], "wget"],
  ["gcr.example/distroless/static-debian12", ["CMD-SHELL", "true"], "sh"],
  ["postgres:16", ["CMD-SHELL", "curl x"], "curl"],
  ["quay.example/keycloak/keycloak:26.0", ["CMD", "curl", "x"], "curl"],
  ["alpine:3", ["CMD", "bash", "-c", "true"], "bash"],
  ["alpine", ["CMD", "sh", "-c", "true && /usr/bin/curl -f x"], "curl"],
])("%s has no %j", (image, command, tool) => {
  const [advice] = adviceOnCheck(CODE, command, { image });
  expect(advice?.message).toBe(`the test of "db" runs ${tool}, which ${image} does not have`);
  expect(advice?.hint).toMatch(/\.$/);
});

test("the known check for the image is the fix", () => {
  const [advice] = adviceOnCheck(CODE, ["CMD", "curl", "x"], { image: "postgres:16" });
  expect(advice?.fix?.title).toBe("use the known healthcheck for PostgreSQL");
});

test.each([
  ["nginx:alpine", ["CMD", "curl", "-f", "http://x"], {}],
  ["python:3.12", ["CMD", "curl", "-f", "http://x"], {}],
  ["python:3.12-alpine", ["CMD", "wget", "-q", "http://x"], {}],
  ["python:3.12-alpine", ["CMD", "curl", "x"], { build: { context: "." } }],
  ["python:3.12-alpine", ["CMD", "curl", "x"], { entrypoint: ["/install-curl.sh"] }],
  ["postgres:16", ["CMD-SHELL", "echo curl"], {}],
])("%s with %j is fine", (image, command, rest) => {
  expect(adviceOnCheck(CODE, command, { image, ...rest })).toEqual([]);
});
