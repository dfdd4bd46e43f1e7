import { expect, test } from "vitest";
import { confirmedBefore, confirmedByContact } from "../../../src/domain/contact/confirmations";
import { businessDate } from "../../../src/kernel/calendar";

const day = businessDate;
const CALL = { channel: "phone", party: "borrower", on: day("2026-03-10") } as const;

test.each([
  ["a conversation", { result: "right-party" }, { phone: "2026-03-10" }],
  ["a refusal", { result: "refused" }, { phone: "2026-03-10" }],
  ["nobody answers", { result: "no-answer" }, {}],
  ["nobody knows what came of it", { result: null }, {}],
  ["with somebody who speaks for them", { result: "promise", party: "representative" }, {}],
  ["a letter", { result: "sent", channel: "letter" }, {}],
  ["a wrong number", { result: "wrong-number" }, { phone: null }],
] as const)("of a number that was confirmed before: %s", (_, change, expected) => {
  const known = { phone: day("2026-03-01") };
  expect(confirmedByContact(known, { ...CALL, ...change })).toEqual(expected);
});

test("what is told late takes nothing away that was seen since, and confirms nothing", () => {
  const known = { phone: day("2026-03-11") };
  for (const result of ["right-party", "wrong-number"] as const) {
    expect(confirmedByContact(known, { ...CALL, result })).toEqual({});
  }
});

test("a day knows what was seen before it, and since when a borrower is known", () => {
  const seen = { email: day("2026-03-01"), phone: day("2026-03-10") };
  const known = { confirmed: seen, since: day("2026-01-15") };
  const days = ["2026-03-11", "2026-03-10", "2026-03-02", "2026-03-01", "2026-02-01"];
  expect(days.map((one) => confirmedBefore(day(one), known))).toEqual([
    ...["2026-03-10", "2026-03-01", "2026-03-01", "2026-01-15", "2026-01-15"],
  ]);
});
