import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isOneSlip,
  keysNear,
  readingsOf,
  referenceKey,
} from "../../../src/domain/payment/reference";
import { checkSplit, freeNames, partNames } from "../../../src/domain/payment/split";
import {
  type CandidateBorrower,
  type CandidateLoan,
  type SuggestionReason,
  suggest,
} from "../../../src/domain/payment/suggest";
import { minor, splitEvenly } from "../../../src/kernel/money";

function loan(loanId: number, externalId: string, more: Partial<CandidateLoan> = {}) {
  const nothing = minor(0);
  const one: CandidateLoan = {
    ...{ loanId, externalId, currency: "USD", isOpen: true },
    ...{ pastDue: nothing, pastDueWithPenalty: nothing, nextDue: minor(125_50) },
    ...{ payoff: minor(900_00), installments: [minor(125_50)] },
    ...more,
  };
  return one;
}

function ada(...loans: CandidateLoan[]): CandidateBorrower {
  return { externalId: "B-77001", name: "Ada Example", loans };
}

function stray(reference: string, amount = 1_00, payerName: string | null = null) {
  return { reference, payerName, amountIn: () => minor(amount) };
}

const LOAN = loan(1, "L-2026-0001");

describe("a payment is brought near to a loan", () => {
  const cases: readonly [string, string, number, string | null, string, SuggestionReason[]][] = [
    ["by other separators and case", "l 2026/0001", 1, null, "likely", ["reference-same"]],
    ["by full-width digits", "L-２０２６-0001", 1, null, "likely", ["reference-same"]],
    [
      "by its reference within a text",
      "Loan L 2026 0001, thank you",
      1,
      null,
      "likely",
      ["reference-contained"],
    ],
    ["by fewer zeros", "L-2026-1", 1, null, "possible", ["reference-zeros"]],
    ["by more zeros", "L-2026-000001", 1, null, "possible", ["reference-zeros"]],
    ["by one wrong digit", "L-2025-0001", 1, null, "possible", ["reference-slip"]],
    ["by two digits swapped", "L-2062-0001", 1, null, "possible", ["reference-slip"]],
    ["by a digit too many", "L-2026-00011", 1, null, "possible", ["reference-slip"]],
    ["by a digit too few", "L-206-0001", 1, null, "possible", ["reference-slip"]],
    [
      "by its reference and the amount",
      "L20260001",
      125_50,
      null,
      "sure",
      ["reference-same", "amount-installment"],
    ],
    [
      "by a wrong digit and the amount",
      "L-2025-0001",
      125_50,
      null,
      "likely",
      ["reference-slip", "amount-installment"],
    ],
    [
      "by a wrong digit, the amount and the name",
      "L-2025-0001",
      900_00,
      "MS ADA M. EXAMPLE",
      "sure",
      ["reference-slip", "name-same", "amount-payoff"],
    ],
    [
      "by the borrower's reference, whose only loan it is",
      "customer B77001",
      1,
      null,
      "likely",
      ["borrower-reference", "only-loan"],
    ],
    ["by the payer's name", "rent", 1, "Example, Ada", "possible", ["name-same", "only-loan"]],
    [
      "by the payer's name and the amount",
      "rent",
      125_50,
      "ada example",
      "likely",
      ["name-same", "amount-installment", "only-loan"],
    ],
  ];
  it.each(cases)("%s", (_, reference, amount, payer, strength, reasons) => {
    const [best] = suggest(stray(reference, amount, payer), [ada(LOAN)]);
    expect(best?.parts).toEqual([{ loanId: 1, amount }]);
    expect([best?.strength, best && [...best.reasons].sort()]).toEqual([
      strength,
      [...reasons].sort(),
    ]);
  });

  it.each([
    ["its amount alone", stray("thank you", 125_50)],
    ["two slips", stray("L-2035-0001", 125_50)],
    ["another name", stray("rent", 125_50, "Ada Sample")],
    ["one first name", stray("rent", 125_50, "Ada")],
  ])("but not by %s", (_, payment) => {
    expect(suggest(payment, [ada(LOAN)])).toEqual([]);
  });

  it("that is past due, with or without the penalties", () => {
    const late = loan(1, "L-1", { pastDue: minor(300_00), pastDueWithPenalty: minor(312_00) });
    for (const amount of [300_00, 312_00]) {
      const [best] = suggest(stray("L/1", amount), [ada(late)]);
      expect(best?.reasons).toContain("amount-past-due");
    }
  });

  it("that is paid off only when its reference says so", () => {
    const closed = loan(1, "L-2026-0001", { isOpen: false });
    expect(suggest(stray("B77001"), [ada(closed)])).toEqual([]);
    expect(suggest(stray("l20260001"), [ada(closed)])).toHaveLength(1);
  });

  it("and over all loans of a borrower when it is what they ask together", () => {
    const two = [loan(1, "L-1"), loan(2, "L-2", { nextDue: minor(74_50) })];
    const [best] = suggest(stray("B-77001", 200_00), [ada(...two)]);
    expect(best).toMatchObject({
      parts: [
        { loanId: 1, amount: 125_50 },
        { loanId: 2, amount: 74_50 },
      ],
      reasons: ["borrower-reference", "amount-all-due"],
      strength: "likely",
    });
    const euro = [loan(1, "L-1"), loan(2, "L-2", { nextDue: minor(74_50), currency: "EUR" })];
    const kinds = suggest(stray("B-77001", 200_00), [ada(...euro)]);
    expect(kinds.every(({ parts }) => parts.length === 1)).toBe(true);
  });
});

describe("suggestions", () => {
  it("are at most five, best first, and sure at most once", () => {
    const twins = [1, 2].map((id) => ({
      ...ada(loan(id, `l-2026-0001${id === 1 ? "" : "."}`, { nextDue: minor(5) })),
      externalId: `B-${id}`,
    }));
    const found = suggest(stray("L20260001", 125_50), twins);
    expect(found.map(({ strength }) => strength)).toEqual(["likely", "likely"]);
    const many = Array.from({ length: 9 }, (_, index) => ({
      ...ada(loan(index + 1, `L-2026-000${index}`)),
      externalId: `B-${index}`,
    }));
    const best = suggest(stray("L-2026-0001", 125_50), many);
    // Where one is named as it is, its neighbours are no slips of it.
    expect(best).toMatchObject([{ parts: [{ loanId: 2 }], strength: "sure" }]);
    expect(suggest(stray("customer", 125_50, "Ada Example"), many)).toHaveLength(5);
  });

  it("say nothing where one wrong digit leads to many loans alike", () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      ...ada(loan(index + 1, `L-2026-000${index + 1}`)),
      externalId: `B-${index}`,
    }));
    expect(suggest(stray("L-2026-0000"), many)).toEqual([]);
    expect(suggest(stray("L-2026-0000"), many.slice(0, 5))).toHaveLength(5);
  });

  it("always share the payment out whole", () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 5_000_00 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.boolean(), (dues, isSum) => {
        const loans = dues.map((due, index) =>
          loan(index + 1, `L-${index}`, { nextDue: minor(due) }),
        );
        const total = dues.reduce((sum, due) => sum + due, 0);
        const amount = isSum && total > 0 ? total : 7_77;
        for (const { parts } of suggest(stray("B-77001", amount), [ada(...loans)])) {
          expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(amount);
        }
      }),
    );
  });
});

describe("keys of a reference", () => {
  const reference = fc
    .tuple(fc.constantFrom("L", "AB", "loan"), fc.integer({ min: 1000, max: 99_999_999 }))
    .map(([head, number]) => `${head}-${number}`);

  it("find every slip of a digit that is told as one", () => {
    fc.assert(
      fc.property(reference, fc.nat(), fc.nat(9), (text, place, digit) => {
        const key = referenceKey(text);
        const at = key.search(/\d/) + (place % key.replace(/\D/g, "").length);
        const slips = [
          key.slice(0, at) + digit + key.slice(at + 1),
          key.slice(0, at) + key.slice(at + 1),
          key.slice(0, at) + digit + key.slice(at),
          key.slice(0, at) + (key[at + 1] ?? "") + key[at] + key.slice(at + 2),
        ];
        for (const slip of slips.filter((one) => one !== key && /\d{4}/.test(one))) {
          expect(isOneSlip(slip, key)).toBe(true);
          expect(keysNear(slip)).toContain(key);
        }
      }),
    );
  });

  it("are few, however long the text is", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: "grapheme" }), (text) => {
        expect(readingsOf(text).length).toBeLessThanOrEqual(40);
        expect(keysNear(text).length).toBeLessThanOrEqual(1800);
      }),
    );
  });
});

describe("the parts of a split", () => {
  it("are the payment exactly when they sum to it", () => {
    const draft = fc.record({
      amount: fc.integer({ min: 20, max: 1_000_000_00 }),
      count: fc.integer({ min: 2, max: 20 }),
      off: fc.constantFrom(-1, 0, 1),
    });
    fc.assert(
      fc.property(draft, ({ amount, count, off }) => {
        const parts = splitEvenly(minor(amount), count).map((own, index) => {
          const more = index === 0 ? off : 0;
          return { loanId: index + 1, amount: minor(own + more), currency: "USD" };
        });
        const checked = checkSplit({ amount: minor(amount), currency: "USD" }, parts);
        expect(checked.ok).toBe(off === 0);
      }),
    );
  });

  it("have names of their own that were never used", () => {
    fc.assert(
      fc.property(
        fc.subarray([...partNames("P")]),
        fc.integer({ min: 2, max: 20 }),
        (used, count) => {
          const names = freeNames("P", new Set(used), count);
          if (names === null) return;
          expect(new Set(names).size).toBe(count);
          expect(names.filter((name) => used.includes(name))).toEqual([]);
        },
      ),
    );
  });
});
