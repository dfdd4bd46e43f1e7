import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftOf, toEntries } from "../../../src/domain/loan/entry-draft";
import { replay } from "../../../src/domain/loan/replay";
import type { ModifiableLoan } from "../../../src/domain/modification/modification";
import { quoteBringCurrent } from "../../../src/domain/quote/bring-current";
import { previewPayment } from "../../../src/domain/quote/payment";
import { type PayoffInterest, quotePayoff } from "../../../src/domain/quote/payoff";
import { businessDate, instant } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import {
  CHARGES,
  loanOf,
  modifiableLoans,
  PLAIN_RULES,
  TERMS,
} from "../../support/modifiable-loans";

const DAY = businessDate("2025-05-11");
/** 1,105.38 of principal; 11.05, 10.10 and 9.13 of interest overdue; May asks 8.16. */
const LATE = quotable(loanOf("2025-05-11", [[10_662, "2025-02-01"]]));

function quotable({ schedules, ledger, rules, terms }: ModifiableLoan) {
  return { schedules, ledger, rules, startedOn: terms?.disbursedOn ?? DAY };
}

describe("payoff", () => {
  const principal = 110_538;
  const interestDue = 1_105 + 1_010 + 913;

  it.each<readonly [string, PayoffInterest, number, number]>([
    ["the full period", { kind: "full-period" }, 816, 0],
    ["ten of 31 days: 8.16 × 10 / 31", { kind: "by-days" }, 263, 26],
    [
      "daily: 1,105.38 × 12 % × 10 / 365",
      { kind: "daily", annualRatePercent: "12", dayCount: "act-365f" },
      363,
      36,
    ],
  ])("asks of the running period %s", (_, policy, interestRunning, perDiem) => {
    expect(quotePayoff(LATE, DAY, policy)).toMatchObject({
      amount: principal + interestDue + interestRunning,
      principal,
      interestDue,
      interestRunning,
      perDiem,
      penalty: 0,
      credit: 0,
    });
  });

  it("asks on a due date nothing of the next period", () => {
    const quote = quotePayoff(LATE, businessDate("2025-05-01"), { kind: "by-days" });
    expect(quote).toMatchObject({ interestDue, interestRunning: 0, perDiem: 26 });
  });

  it("asks before the first due date its share from the disbursement on", () => {
    const loan = quotable(loanOf("2025-01-16"));
    const quote = quotePayoff(loan, businessDate("2025-01-16"), { kind: "by-days" });
    // 12.00 × 15 / 31 = 5.81.
    expect(quote).toMatchObject({ amount: 120_000 + 581, unearned: 7_942 - 581 });
  });

  it("takes penalties along and the credit off", () => {
    const rules = { ...PLAIN_RULES, charges: CHARGES };
    const { penalty } = replay({ ...LATE, rules, asOf: DAY }).outstanding;
    const quote = quotePayoff({ ...LATE, rules }, DAY, { kind: "by-days" });
    expect(penalty).toBeGreaterThan(0);
    expect(quote.amount).toBe(principal + interestDue + 263 + penalty);
  });

  it("asks fees that are due or of the running period, and lets those of later ones go", () => {
    const [first] = LATE.schedules;
    if (!first) throw new Error("no schedule");
    const installments = first.installments.map((one) => ({ ...one, fee: minor(200) }));
    const loan = { ...LATE, schedules: [{ ...first, installments }] };
    const quote = quotePayoff(loan, DAY, { kind: "by-days" });
    // Paid: the first installment's fee before anything else. Due: three more; running: one; later: seven.
    expect(quote.fee).toBe(4 * 200);
    const plain = quotePayoff(LATE, DAY, { kind: "by-days" });
    expect(quote.unearned).toBe(plain.unearned + 7 * 200);
    const fees = quote.entries.filter(({ component }) => component === "fee");
    expect(fees.map(({ type, amount }) => [type, amount])).toEqual([["discount", 7 * 200]]);
  });

  it("is nothing once all is paid", () => {
    const loan = quotable(loanOf("2025-05-11", [[127_943, "2025-01-05"]]));
    expect(quotePayoff(loan, DAY, { kind: "by-days" })).toMatchObject({ amount: 0, entries: [] });
  });

  it("of interest by the day asks what was earned and shows a day more", () => {
    const interest = {
      kind: "daily",
      annualRatePercent: "12",
      dayCount: "act-365f",
      from: TERMS.disbursedOn,
    } as const;
    const loan = quotable(loanOf("2025-01-11", [], { rules: { ...PLAIN_RULES, interest } }));
    // 1,200.00 × 12 % × 10 / 365 = 3.95.
    expect(quotePayoff(loan, businessDate("2025-01-11"), { kind: "by-days" })).toMatchObject({
      amount: 120_395,
      interestRunning: 395,
      perDiem: 39,
    });
  });

  it("paid on its day leaves nothing owed and no credit", () => {
    const policies = fc.constantFrom<PayoffInterest>(
      { kind: "full-period" },
      { kind: "by-days" },
      { kind: "daily", annualRatePercent: "7", dayCount: "30e-360" },
    );
    fc.assert(
      fc.property(modifiableLoans(), policies, (one, policy) => {
        const allocation = one.rules.allocation;
        const keepsCredit = typeof allocation !== "string" && allocation.advance === "credit";
        // Interest of the day that is not asked yet cannot be paid by money that waits as credit.
        if (keepsCredit && one.rules.interest?.kind === "daily") return;
        const quote = quotePayoff(quotable(one), one.asOf, policy);
        const entries = toEntries(one.ledger, quote.entries, instant(1_000));
        const { schedules, rules, asOf, ledger } = one;
        const paid = replay({ schedules, rules, asOf, ledger: [...ledger, ...entries] });
        const left = paid.outstanding.total - paid.credit;
        if (quote.amount > 0) expect(left).toBe(0);
        if (quote.amount > 0 && !keepsCredit) expect(paid.credit).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the amount to bring current", () => {
  it("is all that is past due, with its penalties", () => {
    expect(quoteBringCurrent(LATE, DAY)).toMatchObject({ amount: 31_986, daysPastDue: 71 });
    const rules = { ...PLAIN_RULES, charges: CHARGES };
    const { pastDue } = replay({ ...LATE, rules, asOf: DAY });
    expect(quoteBringCurrent({ ...LATE, rules }, DAY).amount).toBe(31_986 + pastDue.penalty);
  });

  it("is nothing for a loan that is current, and on the due date itself", () => {
    const loan = quotable(loanOf("2025-02-01"));
    expect(quoteBringCurrent(loan, businessDate("2025-02-01")).amount).toBe(0);
  });

  it("paid on its day leaves nothing past due, whatever the order of allocation", () => {
    fc.assert(
      fc.property(modifiableLoans(), (one) => {
        const { amount } = quoteBringCurrent(quotable(one), one.asOf);
        if (amount === 0) return;
        const draft = draftOf({ type: "payment", amount, effectiveOn: one.asOf });
        const entries = toEntries(one.ledger, [draft], instant(1_000));
        const { schedules, rules, asOf, ledger } = one;
        const state = replay({ schedules, rules, asOf, ledger: [...ledger, ...entries] });
        expect(state).toMatchObject({ pastDueAmount: 0, daysPastDue: 0 });
      }),
      { numRuns: 300 },
    );
  });
});

describe("what a payment would do", () => {
  it("is said by component and installment: 120.00 finish March and begin April", () => {
    const preview = previewPayment(LATE, { amount: minor(12_000), on: DAY });
    expect(preview).toMatchObject({
      pays: { penalty: 0, fee: 0, interest: 1_105 + 1_010, principal: 9_557 + 328 },
      installments: [
        { number: 2, dueOn: "2025-03-01", interest: 1_105, principal: 9_557 },
        { number: 3, dueOn: "2025-04-01", interest: 1_010, principal: 328 },
      ],
      toCredit: 0,
      before: { daysPastDue: 71, pastDueAmount: 31_986 },
      after: { daysPastDue: 40, pastDueAmount: 19_986, oldestUnpaidDueOn: "2025-04-01" },
    });
  });

  it("says what is left as credit", () => {
    const preview = previewPayment(LATE, { amount: minor(200_000), on: DAY });
    expect(preview.after).toMatchObject({ outstandingTotal: 0, credit: preview.toCredit });
    expect(preview.toCredit).toBe(200_000 - preview.before.outstandingTotal);
  });

  it("is what replaying says once it is posted, and its parts are the payment", () => {
    const amounts = fc.integer({ min: 1, max: 60_000_000 });
    fc.assert(
      fc.property(modifiableLoans(), amounts, (one, amount) => {
        const preview = previewPayment(quotable(one), { amount: minor(amount), on: one.asOf });
        const draft = draftOf({ type: "payment", amount: minor(amount), effectiveOn: one.asOf });
        const entries = toEntries(one.ledger, [draft], instant(1_000));
        const { schedules, rules, asOf, ledger } = one;
        const state = replay({ schedules, rules, asOf, ledger: [...ledger, ...entries] });
        const { daysPastDue, pastDueAmount, oldestUnpaidDueOn, credit, outstanding } = state;
        expect(preview.after).toEqual({
          daysPastDue,
          pastDueAmount,
          oldestUnpaidDueOn,
          credit,
          outstandingTotal: outstanding.total,
        });
        const { penalty, fee, interest, principal } = preview.pays;
        expect(penalty + fee + interest + principal + preview.toCredit).toBe(amount);
      }),
      { numRuns: 300 },
    );
  });
});
