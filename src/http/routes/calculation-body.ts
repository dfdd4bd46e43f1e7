import { z } from "@hono/zod-openapi";
import type { GivenLoan } from "../../app/loan/calculate";
import { INSTALLMENT_COUNT_MAX } from "../../domain/import/loan-row";
import { minor } from "../../kernel/money";
import { Day } from "../fields";

/** Below it the sums over every installment and entry allowed here are exact. */
export const AMOUNT_MAX = 10 ** 12;
const ENTRIES_MAX = 2000;

export const Amount = z
  .int("is an integer in minor units, such as 1250 for 12.50")
  .max(AMOUNT_MAX)
  .transform((value) => minor(value));
export const Owed = Amount.refine((value) => value >= 0, "is zero or more").openapi({
  type: "integer",
});

const Line = z.strictObject({
  number: z.int().min(1).optional().openapi({ description: "Its position, when given." }),
  dueOn: Day,
  principal: Owed,
  interest: Owed,
  fee: Owed.optional(),
});
export const Lines = z
  .array(Line)
  .min(1)
  .max(INSTALLMENT_COUNT_MAX)
  .superRefine((lines, context) => {
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      if (before && line.dueOn < before.dueOn) {
        const message = "lies before the installment above it: send them in order";
        context.addIssue({ code: "custom", path: [index, "dueOn"], message });
      }
      if (line.number !== undefined && line.number !== index + 1) {
        const message = `is not its position, ${index + 1}`;
        context.addIssue({ code: "custom", path: [index, "number"], message });
      }
    }
  });

const Entry = z.strictObject({
  sequence: z.int().min(1).optional().openapi({ description: "Its position, when given." }),
  externalId: z.string().max(300).nullish(),
  type: z.enum(["payment", "reversal", "adjustment"]),
  amount: Amount.optional().openapi({
    type: "integer",
    description: "Above zero for a payment; an adjustment moves the principal by either sign.",
  }),
  effectiveOn: Day,
  reverses: z.int().min(1).optional().openapi({
    description: "Of a reversal: the position of the payment in this ledger, from 1.",
  }),
});
export const Ledger = z
  .array(Entry)
  .max(ENTRIES_MAX)
  .superRefine((entries, context) => {
    for (const [index, entry] of entries.entries()) {
      const problemFound = checkEntry(entries, index, entry);
      if (!problemFound) continue;
      const [field, message] = problemFound;
      context.addIssue({ code: "custom", path: [index, field], message });
    }
  });

export const RulesBody = z
  .strictObject({
    toleranceAmount: z.int().min(0).max(AMOUNT_MAX).optional(),
    graceDays: z.int().min(0).max(30).optional(),
    allocation: z.literal("oldest-first").optional(),
  })
  .openapi({ description: "Those of your policy where left out." });

/** Lines of a body as installments, numbered by position. */
export function toInstallments(lines: z.output<typeof Lines>): GivenLoan["installments"] {
  return lines.map((line, index) => ({
    ...line,
    number: index + 1,
    fee: line.fee ?? minor(0),
  }));
}

/** Entries of a body as a ledger takes them, in their order. */
export function toGivenEntries(ledger: z.output<typeof Ledger>): GivenLoan["entries"] {
  return ledger.map((entry) => ({
    type: entry.type,
    amount: entry.amount ?? minor(0),
    effectiveOn: entry.effectiveOn,
    reverses: entry.reverses ?? null,
  }));
}

type EntryBody = z.output<typeof Entry>;

/** The field of an entry that is not as its type asks, and why. */
function checkEntry(
  entries: readonly EntryBody[],
  index: number,
  entry: EntryBody,
): readonly [field: string, message: string] | undefined {
  const { type, amount, reverses, sequence } = entry;
  if (sequence !== undefined && sequence !== index + 1) {
    return ["sequence", `is not its position, ${index + 1}`];
  }
  if (type !== "reversal") {
    if (reverses !== undefined) return ["reverses", "belongs to a reversal only: leave it out"];
    if (amount === undefined) return ["amount", "is missing"];
    if (type === "payment" && amount <= 0) return ["amount", "is more than zero"];
    return amount === 0 ? ["amount", "is not zero"] : undefined;
  }
  if (reverses === undefined)
    return ["reverses", "is missing: the position of the payment, from 1"];
  const reversed = reverses <= index ? entries[reverses - 1] : undefined;
  if (reversed?.type !== "payment")
    return ["reverses", "is not the position of a payment above it"];
  const again = entries.slice(0, index).some((other) => other.reverses === reverses);
  return again ? ["reverses", "names a payment that was taken back above"] : undefined;
}
