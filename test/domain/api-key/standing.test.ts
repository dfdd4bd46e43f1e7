import { describe, expect, it } from "vitest";
import { keyState, previousUntil, refuseKey } from "../../../src/domain/api-key/standing";
import { checkKey, isWithinReach, rangesOf } from "../../../src/domain/api-key/terms";
import { instant } from "../../../src/kernel/calendar";

const NOW = instant(1_800_000_000_000);
const DAY_MS = 86_400_000;
const at = (days: number) => instant(NOW + days * DAY_MS);
const KEY = {
  revokedAt: null,
  expiresAt: null,
  generation: 3,
  previousUntil: null,
  ranges: [],
};

describe("a key that was proven", () => {
  it.each([
    ["opens the door", {}, {}, undefined],
    ["is revoked", { revokedAt: at(-1) }, {}, "access.key_revoked"],
    ["ends later", { expiresAt: instant(NOW + 1) }, {}, undefined],
    ["ends at this very moment", { expiresAt: NOW }, {}, "access.key_expired"],
    [
      "by the secret of before, in time",
      { previousUntil: instant(NOW + 1) },
      { generation: 2 },
      undefined,
    ],
    [
      "by the secret of before, when its time is over",
      { previousUntil: NOW },
      { generation: 2 },
      "access.key_replaced",
    ],
    ["by the secret of before, which ended at once", {}, { generation: 2 }, "access.key_replaced"],
    ["by an even older one", { previousUntil: at(7) }, { generation: 1 }, "access.key_replaced"],
    [
      "by one that is still to come",
      { previousUntil: at(7) },
      { generation: 4 },
      "access.key_replaced",
    ],
    ["by no number at all", {}, { generation: Number.NaN }, "access.key_replaced"],
    ["from its address", { ranges: rangesOf(["203.0.113.0/24"]) }, {}, undefined],
    ["from another", { ranges: rangesOf(["198.51.100.0/24"]) }, {}, "access.address_not_allowed"],
    [
      "from nowhere anybody knows",
      { ranges: rangesOf(["0.0.0.0/0"]) },
      { address: null },
      "access.address_not_allowed",
    ],
    ["from nowhere, where that is no matter", {}, { address: null }, undefined],
    [
      "revoked and expired: the first is told",
      { revokedAt: NOW, expiresAt: NOW },
      {},
      "access.key_revoked",
    ],
  ])("%s", (_name, key, use, code) => {
    const asked = { generation: 3, now: NOW, address: "203.0.113.7", ...use };
    expect(refuseKey({ ...KEY, ...key }, asked)?.code).toBe(code);
  });

  it.each([
    ["without an end", null, null, "active"],
    ["with one in fifteen days", at(15), null, "active"],
    ["with one in fourteen days", at(14), null, "expiring"],
    ["with one that has come", NOW, null, "expired"],
    ["revoked before its end", at(1), at(-1), "revoked"],
  ] as const)("%s is shown as it stands", (_name, expiresAt, revokedAt, state) => {
    expect(keyState({ expiresAt, revokedAt }, NOW)).toBe(state);
  });

  it("leaves the secret of before good for its hours, or not at all", () => {
    expect(previousUntil(NOW, 0)).toBeNull();
    expect(previousUntil(NOW, 168)).toBe(at(7));
  });
});

describe("what is said of a key", () => {
  it.each([
    ["nothing", {}, []],
    ["a name", { name: "core" }, []],
    ["no name", { name: "  " }, ["/name"]],
    ["a name that would end a header", { name: "core\r\nset-cookie: a=b" }, ["/name"]],
    ["a name of 81 characters", { name: "x".repeat(81) }, ["/name"]],
    ["an end now", { expiresAt: NOW }, ["/expiresAt"]],
    ["no end", { expiresAt: null }, []],
    ["an address and none", { allowedAddresses: ["::1", "x"] }, ["/allowedAddresses/1"]],
    ["51 addresses", { allowedAddresses: Array(51).fill("::1") }, ["/allowedAddresses"]],
  ])("%s", (_name, draft, pointers) => {
    expect(checkKey(draft, NOW).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

describe("nobody gives more than they have", () => {
  const FREE = {
    permissions: ["loan.read", "loan.write"],
    expiresAt: null,
    allowedAddresses: [],
  } as const;
  it.each([
    ["as much", {}, {}, true],
    ["less", { permissions: ["loan.read"] }, {}, true],
    ["another permission", { permissions: ["case.read"] }, {}, false],
    ["no end where the giver has one", {}, { expiresAt: at(1) }, false],
    ["a later end", { expiresAt: at(2) }, { expiresAt: at(1) }, false],
    ["the same end", { expiresAt: at(1) }, { expiresAt: at(1) }, true],
    [
      "from anywhere where the giver has addresses",
      {},
      { allowedAddresses: ["10.0.0.0/8"] },
      false,
    ],
    [
      "from within them",
      { allowedAddresses: ["10.1.0.0/16"] },
      { allowedAddresses: ["10.0.0.0/8"] },
      true,
    ],
    [
      "from one of them and from elsewhere",
      { allowedAddresses: ["10.1.0.0/16", "192.0.2.1"] },
      { allowedAddresses: ["10.0.0.0/8"] },
      false,
    ],
  ] as const)("%s", (_name, inner, outer, is) => {
    expect(isWithinReach({ ...FREE, ...inner }, { ...FREE, ...outer })).toBe(is);
  });
});
