import { describe, expect, it } from "vitest";
import { applyMapping } from "../../../src/domain/import/apply-mapping";
import { planImport } from "../../../src/domain/import/header";
import { Mapping } from "../../../src/domain/import/mapping";
import { parseStandingRow } from "../../../src/domain/import/standing-row";
import { businessDate } from "../../../src/kernel/calendar";

const OPTIONS = { currency: "USD", today: businessDate("2026-10-31") };
const ROW = { loanExternalId: "A1", month: "2026-09", standing: "M2" };

const read = (values: Readonly<Record<string, string>>, today = "2026-10-31") =>
  parseStandingRow({ ...ROW, ...values }, { ...OPTIONS, today: businessDate(today) });

function refusals(values: Readonly<Record<string, string>>, today?: string) {
  const parsed = read(values, today);
  return parsed.ok ? [] : parsed.refusal.errors.map(({ field, code }) => [field, code]);
}

describe("a row of a status history", () => {
  it("tells where a loan stood, in its currency's minor units", () => {
    expect(
      read({ balance: "1,250.50", product: "card", disbursedOn: "2025-03-31", principal: "2000" }),
    ).toEqual({
      ok: true,
      value: {
        loanExternalId: "A1",
        month: "2026-09",
        standing: "M2",
        balance: 125_050,
        currency: "USD",
        product: "card",
        vintage: "2025-03",
        principal: 200_000,
      },
    });
  });

  it("needs no more than loan, month and standing", () => {
    expect(read({})).toMatchObject({
      ok: true,
      value: { balance: null, vintage: null, principal: null, product: "" },
    });
  });

  it("takes a month alone or any of its days", () => {
    expect(read({ month: "2026-09-17" })).toMatchObject({ ok: true, value: { month: "2026-09" } });
  });

  it("is of a month that has ended: the last day is not over yet", () => {
    expect(refusals({ month: "2026-10" }, "2026-10-31")).toEqual([["month", "out-of-range"]]);
    expect(refusals({ month: "2026-10" }, "2026-11-01")).toEqual([]);
    expect(refusals({ month: "2026-02" }, "2026-02-28")).toEqual([["month", "out-of-range"]]);
  });

  it.each([
    [{ standing: "M9" }, ["standing", "unknown-word"]],
    [{ standing: "outside" }, ["standing", "unknown-word"]],
    [{ standing: "" }, ["standing", "missing"]],
    [{ month: "" }, ["month", "missing"]],
    [{ month: "2026-13" }, ["month", "not-a-date"]],
    [{ loanExternalId: "" }, ["loanExternalId", "missing"]],
    [{ balance: "-1" }, ["balance", "out-of-range"]],
    [{ balance: "lots" }, ["balance", "not-an-amount"]],
    [{ currency: "XXY" }, ["currency", "not-a-currency"]],
    [{ disbursedOn: "2026-10-01" }, ["disbursedOn", "inconsistent"]],
  ])("is refused with %j: the field and why", (values, error) => {
    expect(refusals(values)).toEqual([error]);
  });
});

describe("the mapping of a status history", () => {
  const mapped = (columns: Record<string, unknown>, header: string[], cells: string[]) => {
    const mapping = Mapping.parse({ kind: "standings", columns });
    const plan = planImport({ kind: "standings", header, mapping });
    if (!plan.ok) throw new Error(plan.refusal.code);
    return applyMapping(plan.value, cells, 1);
  };
  const months = (cell: string) =>
    mapped(
      {
        loanExternalId: { column: "ID" },
        month: { column: "MONTHS_BALANCE", monthsFrom: "2026-10" },
        standing: { column: "STATUS", values: { 0: "M1", C: "M0", X: "no-balance" } },
      },
      ["ID", "MONTHS_BALANCE", "STATUS"],
      ["5001711", cell, "C"],
    );

  it.each([
    ["0", "2026-10-01"],
    ["-1", "2026-09-01"],
    ["-10", "2025-12-01"],
    ["-59", "2021-11-01"],
  ])("reads %s months from a month", (cell, month) => {
    expect(months(cell)).toEqual({
      values: { loanExternalId: "5001711", month, standing: "M0" },
      errors: [],
    });
  });

  it.each(["1.5", "last", "-"])("refuses %j as a number of months, and names the field", (cell) => {
    expect(months(cell).errors).toMatchObject([{ field: "month", code: "not-a-number" }]);
  });

  it("understands a month alone under any format of days", () => {
    const columns = {
      loanExternalId: { column: "id" },
      month: { column: "m", dateFormat: "DD/MM/YYYY" },
      standing: { column: "s" },
    };
    const of = (cell: string) => mapped(columns, ["id", "m", "s"], ["1", cell, "M0"]).values.month;
    expect(of("2026-09")).toBe("2026-09");
    expect(of("30/09/2026")).toBe("2026-09-30");
  });

  it("lets a number of months be read for a month only", () => {
    const wrong = {
      kind: "standings",
      columns: { standing: { column: "s", monthsFrom: "2026-10" } },
    };
    expect(Mapping.safeParse(wrong).success).toBe(false);
  });
});
