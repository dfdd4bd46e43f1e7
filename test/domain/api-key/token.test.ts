import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  readKeyName,
  readKeyToken,
  writeKeyName,
  writeKeyToken,
} from "../../../src/domain/api-key/token";

const NAME = { mode: "live", tenant: 12, number: 3 } as const;
const SECRET = "abcdefghijklmnopqrstuvwxyz_-0123";
const TOKEN = writeKeyToken(NAME, SECRET);

describe("a key as it is sent", () => {
  it("says its mode, its lender and its number, and is never the same in another mode", () => {
    expect(TOKEN).toMatch(/^fbk_live_12_3_[\w-]{38}$/);
    expect(readKeyToken(TOKEN)).toEqual({ ...NAME, secret: SECRET });
    expect(writeKeyToken({ ...NAME, mode: "sandbox" }, SECRET)).toMatch(/^fbk_sandbox_12_3_/);
  });

  it("of before has neither mode nor checksum", () => {
    const old = { mode: null, tenant: 12, number: 3, secret: SECRET };
    expect(readKeyToken(`fbk_12_3_${SECRET}`)).toEqual(old);
  });

  it.each([
    ["nothing", ""],
    ["a name alone", "fbk_live_12_3"],
    ["another mode, its checksum kept", TOKEN.replace("live", "sandbox")],
    ["another lender, its checksum kept", TOKEN.replace("_12_", "_13_")],
    ["another key, its checksum kept", TOKEN.replace("_3_", "_4_")],
    ["an unknown mode", TOKEN.replace("live", "test")],
    ["capitals", TOKEN.toUpperCase()],
    ["a capital mode", TOKEN.replace("live", "LIVE")],
    ["a character less", TOKEN.slice(0, -1)],
    ["a character more", `${TOKEN}0`],
    ["a line after it", `${TOKEN}\n`],
    ["lender 0", writeKeyToken({ ...NAME, tenant: 0 }, SECRET)],
    ["a number with a zero before it", `fbk_012_3_${SECRET}`],
    ["a number beyond counting", `fbk_${"9".repeat(16)}_3_${SECRET}`],
    ["a negative number", `fbk_-1_3_${SECRET}`],
  ])("%s is no token", (_name, text) => {
    expect(readKeyToken(text)).toBeUndefined();
  });

  it("with one character wrong is none", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: TOKEN.length - 1 }),
        fc.constantFrom(..."abcXYZ019_-"),
        (place, other) => {
          const typed = `${TOKEN.slice(0, place)}${other}${TOKEN.slice(place + 1)}`;
          fc.pre(typed !== TOKEN);
          expect(readKeyToken(typed)).toBeUndefined();
        },
      ),
    );
  });

  it("is named as a client by what stands before its secret", () => {
    expect(writeKeyName(NAME)).toBe("fbk_live_12_3");
    expect(readKeyName("fbk_live_12_3")).toEqual(NAME);
    for (const text of ["fbk_12_3", "fbk_live_12", "fbk_live_12_3_", "fbk_live_12_03", TOKEN]) {
      expect(readKeyName(text)).toBeUndefined();
    }
  });
});
