import fc from "fast-check";
import { formatIp, parseIp, parseSubnet } from "./ip-range";

test.each([
  ["10.0.1.77/24", "10.0.1.0", "10.0.1.255"],
  ["172.20.0.0/16", "172.20.0.0", "172.20.255.255"],
  ["2001:db8::/126", "2001:db8::", "2001:db8::3"],
  ["::/127", "::", "::1"],
  ["fe80::1:0:0:1/128", "fe80::1:0:0:1", "fe80::1:0:0:1"],
])("%s", (text, first, last) => {
  const subnet = parseSubnet(text);
  expect(subnet && [formatIp(subnet.version, subnet.first), formatIp(subnet.version, subnet.last)]).toEqual([
    first,
    last,
  ]);
});

test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0/8", "300.0.0.0/8", "::1::/64", "x:y/64", "", "1:2:3/64"])(
  "%j is none",
  (text) => expect(parseSubnet(text)).toBeUndefined(),
);

test("an address that is written is read as the same", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 32n - 1n), (value) => expect(parseIp(formatIp(4, value))?.value).toBe(value)),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0n, 1n, 0xffffn), { minLength: 8, maxLength: 8 }), (groups) => {
      const value = groups.reduce<bigint>((sum, group) => sum * 65536n + group, 0n);
      expect(parseIp(formatIp(6, value))).toEqual({ version: 6, value });
    }),
  );
});
