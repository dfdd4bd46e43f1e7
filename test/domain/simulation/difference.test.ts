import { describe, expect, it } from "vitest";
import type { SimulatedAct } from "../../../src/domain/simulation/act";
import { differenceOf } from "../../../src/domain/simulation/difference";
import { digestOf } from "../../../src/domain/simulation/digest";
import { addEqualities, equalityOf } from "../../../src/domain/simulation/equality";
import { documentOf } from "../../../src/domain/policy/templates";
import { businessDate } from "../../../src/kernel/calendar";

const act = (on: string, step: string, more: Partial<SimulatedAct> = {}): SimulatedAct => ({
  kind: "notice",
  on: businessDate(on),
  loanId: 1,
  step,
  policyVersion: 1,
  what: "past-due",
  identity: "",
  why: null,
  ...more,
});
const BORROWER = { id: 7, externalId: "B7" };

describe("how a borrower is treated differently", () => {
  it("is told from the first day that differs; another version alone is no difference", () => {
    const inForce = [act("2026-03-01", "a"), act("2026-03-05", "b"), act("2026-03-05", "b")];
    const same = inForce.map((one) => ({ ...one, policyVersion: 2 }));
    expect(differenceOf(BORROWER, same, inForce)).toBeUndefined();
    const tested = [act("2026-03-01", "a"), act("2026-03-05", "b"), act("2026-03-09", "c")];
    expect(differenceOf(BORROWER, tested, inForce)).toMatchObject({
      firstOn: "2026-03-05",
      testedCount: 1,
      inForceCount: 1,
      tested: [{ step: "c" }],
      inForce: [{ step: "b" }],
    });
  });
});

describe("the equality of a test on the past", () => {
  it("counts each act as often as it happened", () => {
    const first = equalityOf(["x", "x", "y"], ["x", "y", "z"]);
    expect(first).toEqual({
      matched: 2,
      missingCount: 1,
      extraCount: 1,
      missing: ["z"],
      extra: ["x"],
    });
    expect(addEqualities(first, first)).toMatchObject({ matched: 4, missing: ["z", "z"] });
  });
});

describe("the digest of a policy", () => {
  it("does not depend on how it was written, and changes with any of it", () => {
    const effectiveOn = businessDate("2026-03-01");
    const document = documentOf("mortgage");
    const turned = Object.fromEntries(Object.entries(document).toReversed()) as typeof document;
    const digest = digestOf({ document, effectiveOn });
    expect(digestOf({ document: turned, effectiveOn })).toBe(digest);
    expect(digestOf({ document, effectiveOn: businessDate("2026-03-02") })).not.toBe(digest);
    expect(digestOf({ document: { ...document, graceDays: 1 }, effectiveOn })).not.toBe(digest);
  });
});
