import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPONENTS } from "../../../src/domain/loan/components";
import type { LoanState } from "../../../src/domain/loan/state";
import type { ModifiableLoan } from "../../../src/domain/modification/modification";
import { type ModificationRequest, modify } from "../../../src/domain/modification/modify";
import { previewModification } from "../../../src/domain/modification/preview";
import { addDays } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { payment, reversal } from "../../support/arbitraries";
import {
  applied,
  modifiableLoans,
  NO_LIMITS,
  stateOf,
  withEntry,
} from "../../support/modifiable-loans";

type Requested = Readonly<{ loan: ModifiableLoan; request: ModificationRequest }>;

/** Every kind but the undoing, on every kind of loan. */
function requests(): fc.Arbitrary<Requested> {
  const loan = modifiableLoans();
  const numbers = fc.record({
    kind: fc.constantFrom(...KINDS),
    count: fc.integer({ min: 1, max: 12 }),
    days: fc.integer({ min: 1, max: 80 }),
    share: fc.integer({ min: 1, max: 100 }),
    flag: fc.boolean(),
  });
  return fc.tuple(loan, numbers).map(([one, chosen]) => ({
    loan: one,
    request: requestOf(one, chosen),
  }));
}

const KINDS = [
  "re-age",
  "re-amortize",
  "extend",
  "cut-rate",
  "move-due-dates",
  "defer",
  "capitalize",
  "forgive",
  "settle",
] as const;

function requestOf(
  loan: ModifiableLoan,
  {
    kind,
    count,
    days,
    share,
    flag,
  }: Readonly<{
    kind: (typeof KINDS)[number];
    count: number;
    days: number;
    share: number;
    flag: boolean;
  }>,
): ModificationRequest {
  const reason = "hardship";
  const interest = flag ? ("computed" as const) : ("kept" as const);
  const later = addDays(loan.asOf, days);
  const { outstanding } = stateOf(loan);
  switch (kind) {
    case "re-age":
      return { kind, reason, interest, installmentCount: count, firstDueOn: later };
    case "re-amortize":
      return { kind, reason, interest };
    case "extend": {
      const installmentMax = minor(Math.max(1, Math.floor(outstanding.total / 8)));
      return { kind, reason, by: flag ? { addedCount: count } : { installmentMax } };
    }
    case "cut-rate":
      return { kind, reason, annualRatePercent: "0.5" };
    case "move-due-dates":
      return {
        kind,
        reason,
        to: flag ? { days } : { dayOfMonth: (share % 31) + 1 },
        gapInterest: "charged",
      };
    case "defer":
      return {
        kind,
        reason,
        installmentCount: count % 4,
        arrears: flag ? "deferred" : "kept",
        interest: share % 2 === 0 ? "accrues" : "free",
      };
    case "capitalize":
      return { kind, reason, components: ["interest", "fee", "penalty"], addedCount: count };
    case "forgive": {
      const component = COMPONENTS[share % 4] ?? "principal";
      const amount = minor(Math.max(1, Math.floor((outstanding[component] * share) / 100)));
      return { kind, reason, component, amount, as: flag ? "waiver" : "write-off" };
    }
    case "settle":
      return {
        kind,
        reason,
        payments: [
          {
            on: later,
            amount: minor(Math.max(1, Math.floor((outstanding.principal * share) / 200))),
          },
          { on: addDays(later, 30), amount: minor(100) },
        ],
      };
  }
}

type Done = Requested & Readonly<{ before: LoanState; after: LoanState; modified: ModifiableLoan }>;

/** Runs a law over those requests that are not refused; a kind that always is fails the last test. */
function law(check: (done: Done) => void, runs = 200): void {
  fc.assert(
    fc.property(requests(), ({ loan, request }) => {
      const made = modify(loan, request, NO_LIMITS);
      if (!made.ok) return;
      const modified = applied(loan, made.value);
      check({ loan, request, modified, before: stateOf(loan), after: stateOf(modified) });
    }),
    { numRuns: runs },
  );
}

describe("a modification", () => {
  it("keeps the principal, but for what was made principal and what was forgiven", () => {
    law(({ loan, request, before, after }) => {
      const preview = previewModification(loan, request, {
        discountRatePercent: "5",
        limits: NO_LIMITS,
      });
      expect(preview.ok).toBe(true);
      if (!preview.ok) return;
      const forgiven =
        request.kind === "forgive" && request.component === "principal" ? request.amount : 0;
      const { capitalized } = preview.value;
      if (request.kind !== "capitalize") expect(capitalized).toBe(0);
      const kept = before.outstanding.principal + capitalized - forgiven;
      expect(after.outstanding.principal).toBe(kept);
    });
  });

  it("asks on its lines exactly what is outstanding, and nothing below zero", () => {
    law(({ after }) => {
      let total = 0;
      for (const { principal, interest, fee, penalty, paid, outstanding } of after.installments) {
        const parts = [
          principal - paid.principal,
          interest - paid.interest,
          fee - paid.fee,
          penalty - paid.penalty,
        ];
        expect(Math.min(principal, interest, fee, penalty, ...parts)).toBeGreaterThanOrEqual(0);
        expect(parts.reduce((sum, part) => sum + part)).toBe(outstanding);
        total += outstanding;
      }
      expect(after.outstanding.total).toBe(total);
    });
  });

  it("leaves what was paid as it was: by line, by component, and in all", () => {
    law(({ before, after }) => {
      expect(after.paidTotal).toBe(before.paidTotal);
      expect(after.credit).toBe(before.credit);
      const paidLines = (state: LoanState) =>
        state.installments
          .filter(({ paid }) => paid.penalty + paid.fee + paid.interest + paid.principal > 0)
          .map(({ dueOn, paid }) => [dueOn, paid]);
      expect(paidLines(after)).toEqual(paidLines(before));
    });
  });

  it("neither makes nor loses a charge by itself", () => {
    law(({ request, before, after }) => {
      expect(after.charges).toEqual(before.charges);
      const isMoved = ["capitalize", "settle"].includes(request.kind);
      const isForgiven = request.kind === "forgive" && request.component === "penalty";
      if (isMoved || isForgiven) return;
      expect(after.outstanding.penalty).toBe(before.outstanding.penalty);
      expect(after.outstanding.fee).toBe(
        before.outstanding.fee -
          (request.kind === "forgive" && request.component === "fee" ? request.amount : 0),
      );
    });
  });

  it("changes nothing on the days before it", () => {
    law(({ loan, modified }) => {
      const day = addDays(loan.asOf, -1);
      const { nextChangeOn: _, ...was } = stateOf(loan, day);
      expect(stateOf(modified, day)).toMatchObject(was);
    });
  });

  it("is taken back to the very state, on its day and on every later one", () => {
    law(({ modified, loan }) => {
      for (const later of [0, 1, 40]) {
        const day = addDays(loan.asOf, later);
        const undone = modify({ ...modified, asOf: day }, { kind: "undo", reason: null });
        expect(undone.ok).toBe(true);
        if (!undone.ok) return;
        const restored = applied({ ...modified, asOf: day }, undone.value);
        for (const ahead of [0, 90]) {
          const { scheduleVersion: _, ...state } = stateOf(restored, addDays(day, ahead));
          const { scheduleVersion: __, ...was } = stateOf(loan, addDays(day, ahead));
          expect(state).toEqual(was);
        }
      }
    }, 100);
  });

  it("a payment that we learn of later lowers the debt by all of itself", () => {
    law(({ loan, request, modified, after }) => {
      const paidOn = addDays(loan.asOf, -20);
      if (paidOn < (loan.terms?.disbursedOn ?? "") || loan.rules.charges) return;
      // What was forgiven would be paid instead, and interest by the day would be another.
      const isForgiven = loan.ledger.some(({ type }) => type === "waiver");
      if (isForgiven || request.kind === "forgive") return;
      if (loan.rules.interest?.kind === "daily") return;
      const amount = Math.min(after.outstanding.total, 5_000);
      const late = stateOf(withEntry(modified, (sequence) => payment(sequence, amount, paidOn)));
      const owedBefore = after.outstanding.total - after.credit;
      expect(late.outstanding.total - late.credit).toBe(owedBefore - amount);
    });
  });

  it("a payment that is taken back later is owed again, and makes the loan no younger", () => {
    law(({ loan, modified, after }) => {
      const paid = loan.ledger.find(({ type }) => type === "payment");
      const plain = !loan.rules.charges && loan.rules.interest === undefined;
      const onlyPayments = loan.ledger.every(({ type }) => type === "payment");
      if (!paid || !plain || !onlyPayments) return;
      const late = stateOf(withEntry(modified, (sequence) => reversal(sequence, paid)));
      const owedBefore = after.outstanding.total - after.credit;
      expect(late.outstanding.total - late.credit).toBe(owedBefore + paid.amount);
      expect(late.daysPastDue).toBeGreaterThanOrEqual(after.daysPastDue);
    });
  });
});

describe("a preview", () => {
  it("says before what replaying says, and after what replaying says once it is posted", () => {
    law(({ loan, request, before, after }) => {
      const preview = previewModification(loan, request, {
        discountRatePercent: "5",
        limits: NO_LIMITS,
      });
      if (!preview.ok) throw new Error(preview.refusal.code);
      for (const [side, state] of [
        [preview.value.before, before],
        [preview.value.after, after],
      ] as const) {
        const { outstanding, daysPastDue, pastDueAmount, credit, installments } = state;
        expect(side).toMatchObject({ outstanding, daysPastDue, pastDueAmount, credit });
        expect(side.installments).toEqual(installments);
      }
    });
  });
});

describe("a re-age", () => {
  it("makes days past due zero, and with interest kept nothing else", () => {
    law(({ request, before, after }) => {
      if (request.kind !== "re-age") return;
      expect(before.daysPastDue).toBeGreaterThan(0);
      expect(after.daysPastDue).toBe(0);
      expect(after.pastDueAmount).toBe(0);
      const { interest, total: _, ...others } = before.outstanding;
      expect(after.outstanding).toMatchObject(others);
      if (request.interest !== "kept") return;
      // With no principal left, what was earned by the day waits for the due date of the new lines.
      const { accruedInterest, outstanding } = after;
      const waits = others.principal === 0 ? accruedInterest : 0;
      expect(outstanding.interest + waits).toBe(interest);
    }, 800);
  });
});

it("is not refused of any kind in all of these tests", () => {
  const made = new Set<string>();
  law(({ request }) => made.add(request.kind), 400);
  expect([...made].sort()).toEqual([...KINDS].sort());
});
