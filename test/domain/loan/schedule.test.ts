import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeInstallments, encodeInstallments } from "../../../src/domain/loan/schedule";
import { Fault } from "../../../src/kernel/assert";
import { schedules } from "../../support/arbitraries";

describe("stored installments", () => {
  it("come back as they were written", () => {
    fc.assert(
      fc.property(schedules(), ({ installments }) => {
        expect(decodeInstallments(encodeInstallments(installments))).toEqual(installments);
      }),
    );
  });

  it("are as short as they can be", () => {
    const [installment] = decodeInstallments('[["2025-02-01",8000,1500,0]]');
    expect(installment).toEqual({
      number: 1,
      dueOn: "2025-02-01",
      principal: 8_000,
      interest: 1_500,
      fee: 0,
    });
  });

  it.each([
    ["no JSON", "[["],
    ["no list", '{"a":1}'],
    ["a row that is no list", "[1]"],
    ["a row with a value missing", '[["2025-02-01",1,2]]'],
    ["a day that does not exist", '[["2025-02-30",1,2,3]]'],
    ["a date that is a number", "[[20250201,1,2,3]]"],
    ["a fraction", '[["2025-02-01",1.5,2,3]]'],
    ["a negative amount", '[["2025-02-01",1,-2,3]]'],
    ["an amount as text", '[["2025-02-01",1,2,"3"]]'],
    ["dates that go back", '[["2025-02-02",1,2,3],["2025-02-01",1,2,3]]'],
  ])("with %s are a damaged row", (_, text) => {
    expect(() => decodeInstallments(text)).toThrow(Fault);
  });
});
