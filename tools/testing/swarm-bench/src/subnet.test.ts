import { freeSubnet } from "./subnet";

test("begins at the seed", () => {
  const subnet = freeSubnet(7, []);
  expect(subnet.addressOf(1)).toBe("10.213.7.1");
  expect(subnet.host).toBe("10.213.7.254");
});

test("a seed may be any process id", () => {
  expect(freeSubnet(256 * 9 + 3, []).host).toBe("10.213.3.254");
});

test("leaves out what is in use, and starts over at the end", () => {
  expect(freeSubnet(255, ["10.213.255.254", "10.213.0.254", "10.213.11.254"]).host).toBe("10.213.1.254");
});

test("10.213.1 is not 10.213.11", () => {
  expect(freeSubnet(1, ["10.213.11.254"]).host).toBe("10.213.1.254");
});

test("says so when there is none left", () => {
  const all = Array.from({ length: 256 }, (_, i) => `10.213.${i}.254`);
  expect(() => freeSubnet(3, all)).toThrow(/in use/);
});
