import { describe, expect, test } from "vitest";
import { Mapping } from "../../../src/domain/import/mapping";
import { emptyMapping, fromPlain, toPlain } from "../../../src/domain/import/plain-mapping";

const PLAIN = {
  kind: "payments",
  dateFormat: "DD.MM.YYYY",
  lines: { externalId: "Beleg", amount: " Betrag ", method: "=direct-debit", paidOn: "" },
} as const;

describe("a mapping in lines", () => {
  test("names columns and constants, and leaves out what is empty", () => {
    const mapping = fromPlain(PLAIN);
    expect(Mapping.parse(mapping)).toEqual({
      kind: "payments",
      dateFormat: "DD.MM.YYYY",
      columns: {
        externalId: { column: "Beleg" },
        amount: { column: "Betrag" },
        method: { constant: "direct-debit" },
      },
    });
  });

  test("comes back as it was written", () => {
    const back = toPlain(fromPlain(PLAIN));
    expect(back?.lines).toEqual({
      externalId: "Beleg",
      amount: "Betrag",
      method: "=direct-debit",
    });
    expect(fromPlain(emptyMapping("loans")).columns).toEqual({});
  });

  test.each([
    { externalId: { rowNumber: true } },
    { amount: { sum: ["a", "b"] } },
    { amount: { column: "a", strip: "$" } },
    { amount: { column: "=a" } },
  ])("does not take %j, which it would lose", (columns) => {
    expect(toPlain(Mapping.parse({ kind: "payments", columns }))).toBeUndefined();
  });
});
