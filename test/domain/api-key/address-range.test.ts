import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isInRanges,
  isWithinRanges,
  parseRange,
  writeRange,
} from "../../../src/domain/api-key/address-range";

const ranges = (...texts: string[]) => texts.flatMap((text) => parseRange(text) ?? []);

describe("an address or network", () => {
  it.each([
    ["one IPv4 address", "203.0.113.7", "203.0.113.7"],
    ["the same with its prefix", "203.0.113.7/32", "203.0.113.7"],
    ["an IPv4 network", "203.0.113.0/24", "203.0.113.0/24"],
    ["all of IPv4", "0.0.0.0/0", "0.0.0.0/0"],
    ["one IPv6 address", "2001:db8::1", "2001:db8::1"],
    ["written out in capitals", "2001:0DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["an IPv6 network", "2001:db8:40::/48", "2001:db8:40::/48"],
    [
      "the longest zeros are left out, the first of equal ones",
      "2001:0:0:1:0:0:0:1",
      "2001:0:0:1::1",
    ],
    ["a single zero is written", "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["all of IPv6", "::/0", "::/0"],
    ["the loopback", "::1", "::1"],
    ["IPv4 in IPv6", "::ffff:203.0.113.7", "203.0.113.7"],
    ["the same in groups", "::ffff:cb00:7107", "203.0.113.7"],
    ["a network of IPv4 in IPv6", "::ffff:203.0.113.0/120", "203.0.113.0/24"],
  ])("%s: %s is kept as %s", (_name, text, kept) => {
    const range = parseRange(text);
    expect(range && writeRange(range)).toBe(kept);
  });

  it.each([
    ["nothing", ""],
    ["a name", "example.com"],
    ["three parts", "203.0.113"],
    ["a part above 255", "203.0.113.256"],
    ["a leading zero, octal to some", "203.0.113.07"],
    ["bits behind the prefix", "203.0.113.9/24"],
    ["bits behind the prefix in IPv6", "2001:db8::1/64"],
    ["a prefix too long", "203.0.113.0/33"],
    ["a prefix too long in IPv6", "2001:db8::/129"],
    ["a prefix that is none", "203.0.113.0/"],
    ["a prefix with a zero before it", "203.0.113.0/024"],
    ["a mask", "203.0.113.0/255.255.255.0"],
    ["two prefixes", "203.0.113.0/24/24"],
    ["a sign", "+1.0.0.1"],
    ["a space", " 203.0.113.7"],
    ["a line after it", "203.0.113.7\n"],
    ["two gaps", "2001::db8::1"],
    ["a gap for nothing", "1:2:3:4:5:6:7::8"],
    ["nine groups", "1:2:3:4:5:6:7:8:9"],
    ["seven groups", "1:2:3:4:5:6:7"],
    ["a group too long", "2001:db800::1:12345"],
    ["a colon left over", "1:2:3:4:5:6:7:"],
    ["a zone", "fe80::1%eth0"],
    ["IPv4 in the middle", "::203.0.113.7:1"],
    ["a port", "203.0.113.7:443"],
    ["other digits", "２０３.0.113.7"],
    ["something long", `${"1".repeat(5000)}.0.0.1`],
  ])("%s is none", (_name, text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  it("is read again as it was written, whatever it is", () => {
    const v4 = fc.tuple(fc.bigInt(0n, 2n ** 32n - 1n), fc.integer({ min: 0, max: 32 }));
    const v6 = fc.tuple(fc.bigInt(0n, 2n ** 128n - 1n), fc.integer({ min: 0, max: 128 }));
    const range = fc.oneof(
      v4.map(([value, prefix]) => ({ family: 4 as const, value, prefix, bits: 32 })),
      v6.map(([value, prefix]) => ({ family: 6 as const, value, prefix, bits: 128 })),
    );
    fc.assert(
      fc.property(range, ({ family, value, prefix, bits }) => {
        const rest = BigInt(bits - prefix);
        const network = (value >> rest) << rest;
        // IPv4 in IPv6 is IPv4: another spelling of the other family.
        fc.pre(family === 4 || network >> 32n !== 0xffffn);
        const text = writeRange({ family, network, prefix });
        expect(parseRange(text)).toEqual({ family, network, prefix });
      }),
    );
  });
});

describe("an address lies in a list", () => {
  it.each([
    ["the address itself", "203.0.113.7", ["203.0.113.7"], true],
    ["its neighbour", "203.0.113.8", ["203.0.113.7"], false],
    ["the first of a network", "203.0.113.0", ["203.0.113.0/24"], true],
    ["the last of a network", "203.0.113.255", ["203.0.113.0/24"], true],
    ["the one after it", "203.0.114.0", ["203.0.113.0/24"], false],
    ["the one before it", "203.0.112.255", ["203.0.113.0/24"], false],
    ["in the second of two", "198.51.100.3", ["203.0.113.0/24", "198.51.100.0/30"], true],
    ["one past a network within a byte", "198.51.100.4", ["198.51.100.0/30"], false],
    ["IPv6 however it is written", "2001:DB8:40:0:0::1", ["2001:db8:40::/48"], true],
    ["the next IPv6 network", "2001:db8:41::1", ["2001:db8:40::/48"], false],
    ["IPv4 that came as IPv6", "::ffff:203.0.113.7", ["203.0.113.0/24"], true],
    ["IPv4 is not in all of IPv6", "203.0.113.7", ["::/0"], false],
    ["IPv6 is not in all of IPv4", "2001:db8::1", ["0.0.0.0/0"], false],
    ["an empty list", "203.0.113.7", [], false],
    ["no address", "unknown", ["0.0.0.0/0", "::/0"], false],
    ["two addresses, as a proxy writes them", "203.0.113.7, 10.0.0.1", ["203.0.113.0/24"], false],
    ["nothing", "", ["0.0.0.0/0", "::/0"], false],
  ])("%s", (_name, address, list, is) => {
    expect(isInRanges(address, ranges(...list))).toBe(is);
  });

  it.each([
    ["itself", "203.0.113.0/24", ["203.0.113.0/24"], true],
    ["one of its addresses", "203.0.113.9", ["203.0.113.0/24"], true],
    ["a wider one is not within", "203.0.112.0/23", ["203.0.113.0/24"], false],
    ["halves do not make a whole", "203.0.113.0/24", ["203.0.113.0/25", "203.0.113.128/25"], false],
    ["another family", "::/0", ["0.0.0.0/0"], false],
  ])("a network within others: %s", (_name, inner, outer, is) => {
    const [range] = ranges(inner);
    expect(range && isWithinRanges(range, ranges(...outer))).toBe(is);
  });
});
