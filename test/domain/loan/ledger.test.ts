import { describe, expect, it } from "vitest";
import { asKnown, inEffectiveOrder } from "../../../src/domain/loan/ledger";
import { Fault } from "../../../src/kernel/assert";
import { businessDate, instant } from "../../../src/kernel/calendar";
import { payment, reversal } from "../../support/arbitraries";

const january = payment(1, 100, "2025-01-10");
const march = payment(2, 200, "2025-03-10");
const backdated = payment(3, 300, "2025-02-10");
const reversed = reversal(4, january);

describe("what is known", () => {
  it("leaves out what is effective later", () => {
    const effectiveThrough = businessDate("2025-02-10");
    expect(asKnown([january, march, backdated], { effectiveThrough })).toEqual([
      january,
      backdated,
    ]);
  });

  it("leaves out what was posted later", () => {
    const postedThrough = instant(2);
    expect(asKnown([january, march, backdated], { postedThrough })).toEqual([january, march]);
  });

  it("has neither a reversal nor what it takes back", () => {
    expect(asKnown([january, march, reversed], {})).toEqual([march]);
  });

  it("still has a payment whose reversal was not posted yet", () => {
    expect(asKnown([january, reversed], { postedThrough: instant(3) })).toEqual([january]);
  });

  it("has a payment until the day its reversal is effective", () => {
    const later = { ...reversed, effectiveOn: businessDate("2025-02-01") };
    const through = (day: string) => ({ effectiveThrough: businessDate(day) });
    expect(asKnown([january, later], through("2025-01-31"))).toEqual([january]);
    expect(asKnown([january, later], through("2025-02-01"))).toEqual([]);
  });

  it("does not accept a reversal of nothing", () => {
    expect(() => asKnown([{ ...reversed, reverses: null }], {})).toThrow(Fault);
  });
});

describe("effective order", () => {
  it("is by effective date, then by posting", () => {
    const sameDay = payment(4, 1, "2025-01-10");
    expect(inEffectiveOrder([sameDay, march, backdated, january])).toEqual([
      january,
      sameDay,
      backdated,
      march,
    ]);
  });

  it("costs nothing when entries are in order already", () => {
    const entries = [january, march];
    expect(inEffectiveOrder(entries)).toBe(entries);
  });
});
