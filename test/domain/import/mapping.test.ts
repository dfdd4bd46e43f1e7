import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDecimals } from "../../../src/domain/import/add-decimals";
import { applyMapping } from "../../../src/domain/import/apply-mapping";
import { planImport } from "../../../src/domain/import/header";
import { Mapping } from "../../../src/domain/import/mapping";
import { type DateFormat, readDate } from "../../../src/domain/import/read-date";

function planOf(header: readonly string[], mapping: Mapping | null, kind = mapping?.kind) {
  const plan = planImport({ kind: kind ?? "payments", header, mapping });
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
  return plan.value;
}

const PAYMENTS = ["externalId", "loanExternalId", "amount", "paidOn"];

describe("a header", () => {
  it("is read in any case, order and spelling of separators, and names what nothing reads", () => {
    const plan = planOf(
      ["Paid On", "AMOUNT", "loan_external_id", "external-id", "Branch", ""],
      null,
    );
    expect(plan.unknownColumns).toEqual(["Branch", "#6"]);
    const row = applyMapping(plan, ["2026-01-05", "10", "L1", "P1", "x", ""], 1);
    expect(row).toEqual({
      values: { paidOn: "2026-01-05", amount: "10", loanExternalId: "L1", externalId: "P1" },
      errors: [],
    });
  });

  const refused = [
    ["nothing", ["", " "], "import.header_empty"],
    ["a required column missing", ["externalId", "amount"], "import.column_missing"],
    ["a column twice", [...PAYMENTS, "Amount"], "import.column_duplicate"],
  ] as const;
  for (const [name, header, code] of refused) {
    it(`with ${name} is refused as ${code}`, () => {
      const plan = planImport({ kind: "payments", header, mapping: null });
      expect(plan).toMatchObject({ ok: false, refusal: { code } });
    });
  }

  it("lacking what its mapping reads is refused with the lender's own names", () => {
    const columns = Object.fromEntries(PAYMENTS.map((field) => [field, { column: `my ${field}` }]));
    const mapping = Mapping.parse({ kind: "payments", columns });
    const plan = planImport({ kind: "payments", header: ["my externalId"], mapping });
    expect(plan).toMatchObject({
      refusal: { sources: ["my loanExternalId", "my amount", "my paidOn"] },
    });
  });
});

describe("a mapping", () => {
  it("adds, strips, translates, counts rows and leaves out", () => {
    const mapping = Mapping.parse({
      kind: "loans",
      dateFormat: "MMM-YYYY",
      columns: {
        externalId: { rowNumber: true },
        borrowerExternalId: { column: "id" },
        borrowerName: { constant: "n/a" },
        principal: { column: "amount", strip: "$" },
        annualRatePercent: { column: "rate", strip: "%" },
        installmentCount: { column: "term", strip: " months" },
        frequency: { constant: "monthly" },
        method: { column: "kind", values: { A: "annuity" } },
        disbursedOn: { column: "issued" },
        firstDueOn: { column: "issued", addMonths: 1 },
        openingPaid: { sum: ["principal paid", "interest paid"] },
        openingPrincipal: {
          column: "balance",
          blankWhen: { column: "status", equals: "Charged Off" },
        },
      },
    });
    const header =
      "id,amount,rate,term,kind,issued,principal paid,interest paid,balance,status".split(",");
    const plan = planOf(header, mapping);
    const cells = "7,$5000, 12.61%,36 months,A,Feb-2018,348.63,150.49,4651.37,Current".split(",");
    expect(applyMapping(plan, cells, 12).values).toEqual({
      externalId: "12",
      borrowerExternalId: "7",
      borrowerName: "n/a",
      principal: "5000",
      annualRatePercent: "12.61",
      installmentCount: "36",
      frequency: "monthly",
      method: "annuity",
      disbursedOn: "2018-02-01",
      firstDueOn: "2018-03-01",
      openingPaid: "499.12",
      openingPrincipal: "4651.37",
    });
    const gone = applyMapping(plan, [...cells.slice(0, 9), "Charged Off"], 1);
    expect(gone.values.openingPrincipal).toBeUndefined();
  });

  it("refuses columns that are not ours, and dates where none are", () => {
    const wrong = { kind: "payments", columns: { price: { column: "a" } } };
    expect(Mapping.safeParse(wrong).success).toBe(false);
    const dated = { kind: "payments", columns: { amount: { column: "a", addMonths: 1 } } };
    expect(Mapping.safeParse(dated).success).toBe(false);
  });

  it("reports cells beyond the header, unless they are empty", () => {
    const plan = planOf(PAYMENTS, null);
    expect(applyMapping(plan, ["P1", "L1", "1", "2026-01-05", "x"], 1).errors).toMatchObject([
      { field: "row", code: "too-many-cells" },
    ]);
    expect(applyMapping(plan, ["P1", "L1", "1", "2026-01-05", "", ""], 1).errors).toEqual([]);
  });
});

describe("dates in files", () => {
  const cases: readonly (readonly [DateFormat, string, string | undefined])[] = [
    ["YYYY-MM-DD", "2026-02-28", "2026-02-28"],
    ["YYYY-MM-DD", "2026-02-29", undefined],
    ["YYYY-MM-DD", "2026-2-8", undefined],
    ["DD/MM/YYYY", "5/2/2026", "2026-02-05"],
    ["MM/DD/YYYY", "5/2/2026", "2026-05-02"],
    ["MM/DD/YYYY", "13/2/2026", undefined],
    ["DD.MM.YYYY", "29.02.2024", "2024-02-29"],
    ["YYYYMMDD", "20240229", "2024-02-29"],
    ["YYYYMMDD", "2024229", undefined],
    ["DD-MMM-YYYY", "03-Sep-2018", "2018-09-03"],
    ["MMM-YYYY", "mar-2018", "2018-03-01"],
    ["MMM-YYYY", "Mrz-2018", undefined],
    ["YYYY-MM", "2018-12", "2018-12-01"],
    ["YYYY年MM月DD日", "2026年1月5日", "2026-01-05"],
  ];
  for (const [format, text, date] of cases) {
    it(`${text} as ${format} is ${date ?? "no day"}`, () => {
      expect(readDate(text, format)).toBe(date);
    });
  }
});

describe("sums of decimals", () => {
  it("are exact for cents, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 }), (cents) => {
        const texts = cents.map((value) => (value / 100).toFixed(2));
        const total = cents.reduce((sum, value) => sum + value, 0);
        const sign = total < 0 ? "-" : "";
        const digits = String(Math.abs(total)).padStart(3, "0");
        expect(addDecimals(texts)).toBe(`${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`);
        expect(addDecimals(texts.toReversed())).toBe(addDecimals(texts));
      }),
    );
  });

  it("count empty cells as nothing and refuse words", () => {
    expect(addDecimals(["", "1,250.5", ""])).toBe("1250.5");
    expect(addDecimals(["", ""])).toBe("");
    expect(addDecimals(["1", "n/a"])).toBeUndefined();
  });
});
