import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grantScopes } from "../../../src/domain/access-token/grant";
import {
  goodKeys,
  needsSigningKey,
  signingKeyAt,
} from "../../../src/domain/access-token/signing-key";
import { type Instant, instant } from "../../../src/kernel/calendar";

const HOUR_MS = 3_600_000;
const day = (days: number) => instant(Math.round(days * 24 * HOUR_MS));
const made = (...days: number[]) => days.map((one) => ({ createdAt: day(one) }));
const days = (keys: readonly { createdAt: Instant }[]) =>
  keys.map(({ createdAt }) => createdAt / day(1));

describe("signing keys", () => {
  it.each([
    ["none yet", [], 0, true],
    ["one of today", [0], 0, false],
    ["one of 29 days", [0], 29, false],
    ["one of 30 days", [0], 30, true],
    ["an old and a new one", [0, 30], 45, false],
  ])("a next one is needed: %s", (_name, keys, now, is) => {
    expect(needsSigningKey(made(...keys), day(now))).toBe(is);
  });

  it.each([
    ["the first one at once", [0], 0, 0],
    ["the old one while the next is announced", [0, 30], 30.9, 0],
    ["the next one a day later", [0, 30], 31, 30],
  ])("sign: %s", (_name, keys, now, signer) => {
    expect(signingKeyAt(made(...keys), day(now))?.createdAt).toBe(day(signer));
  });

  it.each([
    ["one alone, however old", [0], 900, [0]],
    ["both while the next is announced", [0, 30], 30.5, [0, 30]],
    ["both for a day after it took over", [0, 30], 31.9, [0, 30]],
    ["the next one alone then", [0, 30], 32, [30]],
    ["the last of many", [0, 30, 60, 90], 93, [90]],
  ])("are good: %s", (_name, keys, now, good) => {
    expect(days(goodKeys(made(...keys), day(now)))).toEqual(good);
  });

  it("what was signed is good for as long as a token lives, and was known a day before", () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 * 24 * 4 }), (quarters) => {
        // A tick every quarter of an hour, as the platform makes them.
        let keys: { createdAt: Instant }[] = [];
        const at = (quarter: number) => instant((quarter * HOUR_MS) / 4);
        for (let tick = 0; tick <= quarters; tick += 1) {
          if (needsSigningKey(keys, at(tick))) keys = [...keys, { createdAt: at(tick) }];
        }
        const signer = signingKeyAt(keys, at(quarters));
        expect(goodKeys(keys, at(quarters + 1))).toContainEqual(signer);
        if (keys.length > 1) {
          expect(at(quarters) - (signer?.createdAt ?? 0)).toBeGreaterThanOrEqual(24 * HOUR_MS);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("the scopes of a token", () => {
  it.each([
    ["all of the key's when none is named", null, ["loans:read"], ["loans:read"]],
    ["all when they are empty", " ", ["loans:read"], ["loans:read"]],
    ["those that are named", "loans:read", ["loans:read", "loans:write"], ["loans:read"]],
    ["each once", "loans:read loans:read", ["*"], ["loans:read"]],
    ["some of everything", "cases:read", ["*"], ["cases:read"]],
    ["everything of everything", "*", ["*"], ["*"]],
    ["everything of something", "*", ["loans:read"], undefined],
    ["more than the key has", "loans:read loans:write", ["loans:read"], undefined],
    ["one that is none", "moon:walk", ["*"], undefined],
    ["a capital", "Loans:read", ["*"], undefined],
  ])("%s", (_name, asked, own, scopes) => {
    const granted = grantScopes(asked, own);
    expect(granted.ok ? granted.value : undefined).toEqual(scopes);
  });
});
