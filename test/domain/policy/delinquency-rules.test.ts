import { describe, expect, it } from "vitest";
import { rulesOf } from "../../../src/app/loan/fold";
import { bucketIn } from "../../../src/domain/delinquency/project";
import { replay } from "../../../src/domain/loan/replay";
import type { LoanTerms } from "../../../src/domain/loan/terms";
import { checkPolicy } from "../../../src/domain/policy/check";
import {
  delinquencyRules,
  offeredContract,
  type RuledLoan,
} from "../../../src/domain/policy/delinquency-rules";
import { FIRST_POLICY } from "../../../src/domain/policy/first-policy";
import type {
  LadderStep,
  Policy,
  PolicyDocument,
  Segment,
} from "../../../src/domain/policy/policy";
import { takeoverOf } from "../../../src/domain/policy/takeover";
import { documentOf } from "../../../src/domain/policy/templates";
import { addDays, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { payment } from "../../support/arbitraries";

const { ladder } = documentOf("seven-months");
const segment = (name: string, when: string, more: Partial<Segment> = {}): Segment => ({
  name,
  when,
  ladder,
  ...more,
});
const LOAN: RuledLoan = { product: "card", currency: "USD", terms: { principal: minor(90_000) } };

const CARDS = segment("cards", 'loan.product == "card"', { graceDays: 5 });
const LARGE = segment("large", "loan.principal >= 100000", { toleranceAmount: minor(700) });
const PLAIN = segment("plain", 'loan.currency == "EUR"');

describe("the rules of lateness of a loan", () => {
  it.each<[string, readonly Segment[], Partial<RuledLoan>, object]>([
    ["are the policy's without segments", [], {}, { graceDays: 2, toleranceAmount: 300 }],
    [
      "are the segment's, and the policy's where it leaves them out",
      [CARDS],
      {},
      { graceDays: 5, toleranceAmount: 300, tolerancePercent: "1" },
    ],
    ["are the policy's for a loan of no segment", [CARDS], { product: "car" }, { graceDays: 2 }],
    [
      "are those of the first segment whose condition holds",
      [LARGE, CARDS],
      { terms: { principal: minor(100_000) } },
      { graceDays: 2, toleranceAmount: 700 },
    ],
    ["are the next one's below its edge", [LARGE, CARDS], {}, { graceDays: 5 }],
    [
      "are the policy's in an earlier segment without rules of its own",
      [PLAIN, CARDS],
      { currency: "EUR" },
      { graceDays: 2, toleranceAmount: 300 },
    ],
    [
      "do not hang on segments behind the last one with rules",
      [CARDS, segment("late", "loan.daysPastDue > 3")],
      { product: "car" },
      { graceDays: 2 },
    ],
    [
      "switch a share off with a share of nothing",
      [segment("all", "true", { tolerancePercent: "0" })],
      {},
      { tolerancePercent: "0", toleranceAmount: 300 },
    ],
  ])("%s", (_, segments, loan, expected) => {
    const document = {
      ...documentOf("seven-months"),
      graceDays: 2,
      toleranceAmount: minor(300),
      tolerancePercent: "1",
      segments,
    };
    expect(checkPolicy(document)).toEqual([]);
    expect(delinquencyRules(document, { ...LOAN, ...loan })).toMatchObject(expected);
    // What is only calculated with has no segment.
    expect(delinquencyRules(document, null)).toMatchObject({ graceDays: 2, toleranceAmount: 300 });
  });
});

describe("a loan of 100.00 due 28 February 2024 in a segment of 5 days and 7.00", () => {
  const own = { graceDays: 5, toleranceAmount: minor(700) };
  const policy: Policy = { ...FIRST_POLICY, segments: [segment("cards", CARDS.when, own)] };
  const installments = [
    {
      number: 1,
      dueOn: businessDate("2024-02-28"),
      principal: minor(10_000),
      interest: minor(0),
      fee: minor(0),
    },
  ];
  const schedules = [{ version: 1, effectiveOn: businessDate("2024-01-28"), installments }];
  const stateOn = (product: string, days: number, paid: number) =>
    replay({
      schedules,
      ledger: paid === 0 ? [] : [payment(1, paid, "2024-02-01")],
      rules: rulesOf(policy, {
        ...LOAN,
        product,
        terms: { principal: minor(10_000) } as LoanTerms,
      }),
      asOf: addDays(businessDate("2024-02-28"), days),
    });
  it.each<[string, string, number, number, number, boolean]>([
    ["is not late on its due date", "card", 0, 0, 0, false],
    ["is in its grace on the leap day", "card", 1, 0, 0, true],
    ["is in its grace on the last day of it", "card", 5, 0, 0, true],
    ["is in M1 the day after", "card", 6, 0, 1, true],
    ["of another product is in M1 at once", "car", 1, 0, 1, true],
    ["is not late when as much is missing as is tolerated", "card", 9, 9_300, 0, false],
    ["is late when one cent more is missing", "card", 9, 9_299, 1, true],
    ["of another product is late with what its segment tolerates", "car", 9, 9_300, 1, true],
    ["of another product is not late within the policy's own", "car", 9, 9_900, 0, false],
  ])("%s", (_, product, days, paid, bucket, isLate) => {
    const state = stateOn(product, days, paid);
    expect(bucketIn(state)).toBe(bucket);
    expect(state.oldestUnpaidDueOn !== null).toBe(isLate);
  });
});

describe("buckets of a policy's own", () => {
  const range = (name: string, from: number, to: number | null) => ({ name, from, to });
  const OWN = [range("Standard", 0, 0), range("SMA", 1, 90), range("NPA", 91, null)];
  const entersNpa: LadderStep = {
    step: "npa",
    on: { event: "bucket-entered", bucket: "NPA" },
    actions: [{ kind: "flag", flag: "npa" }],
  };
  const flaws = (more: Partial<PolicyDocument>) =>
    checkPolicy({ ...documentOf("seven-months"), ...more }).map(({ code, pointer }) => [
      pointer,
      code,
    ]);

  it.each<[string, Partial<PolicyDocument>, readonly (readonly string[])[]]>([
    ["may name any days", { buckets: OWN, ladder: [entersNpa] }, []],
    [
      "leave no day out",
      { buckets: [range("a", 0, 0), range("b", 2, null)] },
      [["#/buckets/1/from", "bucket.gap"]],
    ],
    [
      "do not overlap",
      { buckets: [range("a", 0, 0), range("b", 1, 5), range("c", 5, null)] },
      [["#/buckets/2/from", "bucket.overlap"]],
    ],
    [
      "call nobody current who is late",
      { buckets: [range("a", 0, 30), range("b", 31, null)] },
      [["#/buckets/0/to", "policy.bucket_not_current"]],
    ],
    ["are some", { buckets: [] }, [["#/buckets", "bucket.empty"]]],
    [
      "are at most thirty",
      { buckets: Array.from({ length: 31 }, (_, at) => range(`b${at}`, at, at < 30 ? at : null)) },
      [["#/buckets", "policy.too_many_buckets"]],
    ],
    [
      "have a name that is a line",
      { buckets: [range("a", 0, 0), range("b\nc", 1, null)] },
      [["#/buckets/1/name", "policy.bucket_unnamed"]],
    ],
    [
      "have a short name",
      { buckets: [range("a", 0, 0), range("b".repeat(31), 1, null)] },
      [["#/buckets/1/name", "policy.bucket_unnamed"]],
    ],
    [
      "are the only ones that a step can wait for",
      {
        buckets: OWN,
        ladder: [{ ...entersNpa, on: { event: "bucket-entered", bucket: "M2" } }],
      },
      [["#/ladder/0/on/bucket", "policy.bucket_never_entered"]],
    ],
    [
      "are the only ones that a condition can meet",
      {
        buckets: OWN,
        ladder: [{ step: "m2", day: 40, when: 'loan.bucket == "M2"', actions: entersNpa.actions }],
      },
      [["#/ladder/0/when", "policy.step_unreachable"]],
    ],
    [
      "of a segment are its own, and it asks what never changes",
      {
        ladder: [],
        segments: [
          segment("cards", 'loan.product == "card"', { buckets: OWN, ladder: [entersNpa] }),
          segment("cars", "loan.daysPastDue > 3", { buckets: OWN, ladder: [] }),
          segment("rest", "true", { ladder: [entersNpa] }),
        ],
      },
      [
        ["#/segments/1/when", "policy.segment_asks_changing"],
        ["#/segments/2/ladder/0/on/bucket", "policy.bucket_never_entered"],
      ],
    ],
  ])("%s", (_, more, expected) => {
    expect(flaws(more)).toEqual(expected);
  });

  it("are those of a loan's segment, in the state that it is folded to", () => {
    const policy: Policy = {
      ...FIRST_POLICY,
      segments: [segment("cards", CARDS.when, { buckets: OWN })],
    };
    expect(delinquencyRules(policy, LOAN).buckets).toEqual(OWN);
    expect(delinquencyRules(policy, { ...LOAN, product: "car" }).buckets).toBeUndefined();
    expect(takeoverOf(FIRST_POLICY, { ...FIRST_POLICY, buckets: OWN })).toMatchObject({
      recountsLate: true,
      recountsAll: false,
    });
  });

  it("leave the contract to the first segment that fits", () => {
    const own = { allocation: "costs-interest-principal" } as const;
    const policy = { ...FIRST_POLICY, segments: [segment("cards", CARDS.when, own)] };
    expect(offeredContract(policy, LOAN)).toEqual(own);
    expect(offeredContract(policy, { ...LOAN, product: "car" })).toEqual({
      allocation: FIRST_POLICY.allocation,
    });
    expect(offeredContract(policy, null)).toEqual({ allocation: FIRST_POLICY.allocation });
  });
});

describe("a version that changes a segment", () => {
  const before = { ...FIRST_POLICY, segments: [CARDS, segment("late", "loan.daysPastDue > 3")] };
  it.each<[string, readonly Segment[], object]>([
    ["in nothing that counts recounts nobody", before.segments, { recountsLate: false }],
    [
      "in its grace recounts what is late",
      [{ ...CARDS, graceDays: 6 }],
      { recountsLate: true, recountsAll: false },
    ],
    [
      "in its tolerance recounts all",
      [{ ...CARDS, toleranceAmount: minor(1) }],
      { recountsAll: true },
    ],
    ["in its first day recounts all", [{ ...CARDS, counting: "due-day" }], { recountsAll: true }],
    ["in its condition recounts all", [{ ...CARDS, when: "true" }], { recountsAll: true }],
    ["by leaving it out recounts all", [], { recountsAll: true }],
    [
      "behind the last one with rules recounts nobody",
      [CARDS, segment("late", "loan.daysPastDue > 9")],
      { recountsLate: false, recountsAll: false },
    ],
  ])("%s", (_, segments, expected) => {
    expect(takeoverOf(before, { ...FIRST_POLICY, segments })).toMatchObject(expected);
  });
});
