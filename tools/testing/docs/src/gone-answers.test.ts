import { goneAnswers } from "./gone-answers";

test.each([
  ["info.NetworkSettings.IPAddress", 1],
  ["info.NetworkSettings?.Gateway", 1],
  ['info.NetworkSettings["MacAddress"]', 1],
  ['field(raw, "NetworkSettings", "IPAddress")', 1],
  ["{{.NetworkSettings.IPAddress}}", 1],
  ["const { IPAddress, Ports } = info.NetworkSettings;", 1],
  ['field(raw, "GraphDriver", "Data")', 1],
  ["info.NetworkSettings.Networks[name]?.IPAddress", 0],
  ['field(raw, "NetworkSettings", "Networks", name)', 0],
  ["const { IPAddress } = info.NetworkSettings.Networks[name];", 0],
  ["info.NetworkSettings.Ports", 0],
])("%s", (source, count) => {
  expect(goneAnswers(source)).toHaveLength(count);
});
