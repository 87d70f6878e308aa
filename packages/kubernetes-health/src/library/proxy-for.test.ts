import { proxyFor } from "./proxy-for";

const HTTPS_PROXY = "http://proxy:3128";

test.each([
  ["https://api.test:6443", {}, undefined],
  ["https://api.test:6443", { HTTPS_PROXY }, HTTPS_PROXY],
  ["https://api.test:6443", { https_proxy: "proxy:3128" }, HTTPS_PROXY],
  ["http://api.test", { HTTPS_PROXY }, undefined],
  ["http://api.test", { HTTP_PROXY: "socks5://proxy:1080" }, "socks5://proxy:1080"],
  ["https://localhost:6443", { HTTPS_PROXY }, undefined],
  ["https://127.0.0.1:6443", { HTTPS_PROXY }, undefined],
  ["https://[::1]:6443", { HTTPS_PROXY }, undefined],
  ["https://api.test:6443", { HTTPS_PROXY, NO_PROXY: "*" }, undefined],
  ["https://api.test:6443", { HTTPS_PROXY, NO_PROXY: "other, test" }, undefined],
  ["https://api.test:6443", { HTTPS_PROXY, no_proxy: "api.test:6443" }, undefined],
  ["https://api.test:6443", { HTTPS_PROXY, NO_PROXY: "api.test:443" }, HTTPS_PROXY],
  ["https://api.test:6443", { HTTPS_PROXY, NO_PROXY: ".api.test" }, HTTPS_PROXY],
  ["https://x.api.test", { HTTPS_PROXY, NO_PROXY: ".api.test" }, undefined],
  ["https://apixtest", { HTTPS_PROXY, NO_PROXY: "test" }, HTTPS_PROXY],
  ["https://10.1.2.3:6443", { HTTPS_PROXY, NO_PROXY: "10.0.0.0/8" }, undefined],
  ["https://11.1.2.3:6443", { HTTPS_PROXY, NO_PROXY: "10.0.0.0/8,nonsense/8,10.0.0.0/99" }, HTTPS_PROXY],
  ["https://10.1.2.3:6443", { HTTPS_PROXY, NO_PROXY: "10.1.2.3" }, undefined],
  ["https://[fd00::1]:6443", { HTTPS_PROXY, NO_PROXY: "fd00::/8" }, undefined],
  ["https://[fd00::1]:6443", { HTTPS_PROXY, NO_PROXY: "[fd00::1]:6443" }, undefined],
])("%s with %j: %s", (server, env, expected) => {
  expect(proxyFor(server, env)).toBe(expected);
});
