import { z } from "@hono/zod-openapi";
import type { GivenEntry } from "../../app/loan/given-facts";
import { INSTALLMENT_COUNT_MAX } from "../../domain/import/loan-row";
import { COMPONENTS } from "../../domain/loan/components";
import { ENTRY_TYPES, type EntryType } from "../../domain/loan/ledger";
import type { Installment } from "../../domain/loan/schedule";
import { minor } from "../../kernel/money";
import { Day, Moment } from "../fields";
import { AMOUNT_MAX } from "./rules-body";

const ENTRIES_MAX = 2000;

const Amount = z
  .int("is an integer in minor units, such as 1250 for 12.50")
  .max(AMOUNT_MAX)
  .min(-AMOUNT_MAX)
  .transform((value) => minor(value));
/** Minor units that are never below zero. */
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

/** A schedule as rows, in order of their due dates. */
export const LinesBody = z
  .array(Line)
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

/** The rows as installments, numbered by their position. */
export function installmentsOf(lines: z.output<typeof LinesBody>): readonly Installment[] {
  return lines.map(({ dueOn, principal, interest, fee }, index) => {
    return { number: index + 1, dueOn, principal, interest, fee: fee ?? minor(0) };
  });
}

const Entry = z.strictObject({
  sequence: z.int().min(1).optional().openapi({ description: "Its position, when given." }),
  externalId: z.string().max(300).nullish(),
  type: z.enum(ENTRY_TYPES),
  amount: Amount.optional().openapi({
    type: "integer",
    description: "More than zero; an adjustment moves the principal by either sign.",
  }),
  effectiveOn: Day,
  reverses: z.int().min(1).optional().openapi({
    description:
      "Of a reversal: the position of the entry it takes back, from 1. Of a chargeback: the payment.",
  }),
  component: z.enum(COMPONENTS).optional().openapi({
    description: "Of a waiver, discount or write-off: what of the debt it lowers.",
  }),
  postedAt: Moment.optional().openapi({
    description: "When it became known, for what was known then; now when left out.",
  }),
});
type EntryBody = z.output<typeof Entry>;

/** A ledger in the order of posting; each entry is checked against its type and those above it. */
export const LedgerBody = z
  .array(Entry)
  .max(ENTRIES_MAX)
  .superRefine((entries, context) => {
    for (const [index, entry] of entries.entries()) {
      const found = checkEntry(entries, index, entry);
      if (!found) continue;
      const [field, message] = found;
      context.addIssue({ code: "custom", path: [index, field], message });
    }
  });

/** The entries of a body that was checked, as calculations take them. */
export function entriesOf(entries: z.output<typeof LedgerBody>): readonly GivenEntry[] {
  return entries.map(({ type, amount, effectiveOn, reverses, component, postedAt }) => ({
    type,
    amount: amount ?? minor(0),
    effectiveOn,
    reverses: reverses ?? null,
    component: component ?? null,
    postedAt: postedAt ?? null,
  }));
}

type Problem = readonly [field: string, message: string];

const WITHOUT_AMOUNT: ReadonlySet<EntryType> = new Set(["reversal", "schedule-change"]);
const WITH_COMPONENT: ReadonlySet<EntryType> = new Set(["waiver", "discount", "write-off"]);
const NAMES_ANOTHER: ReadonlySet<EntryType> = new Set(["reversal", "chargeback"]);

/** The field of an entry that is not as its type asks, and why. */
function checkEntry(
  entries: readonly EntryBody[],
  index: number,
  entry: EntryBody,
): Problem | undefined {
  const { type, reverses, sequence, component } = entry;
  if (sequence !== undefined && sequence !== index + 1) {
    return ["sequence", `is not its position, ${index + 1}`];
  }
  if (component !== undefined && !WITH_COMPONENT.has(type)) {
    return ["component", "belongs to a waiver, discount or write-off only: leave it out"];
  }
  if (reverses !== undefined && !NAMES_ANOTHER.has(type)) {
    return ["reverses", "belongs to a reversal or chargeback only: leave it out"];
  }
  return (
    checkPosted(entries, index, entry) ?? checkAmount(entry) ?? checkReversed(entries, index, entry)
  );
}

function checkPosted(
  entries: readonly EntryBody[],
  index: number,
  { postedAt }: EntryBody,
): Problem | undefined {
  if (postedAt === undefined) return undefined;
  const before = entries[index - 1]?.postedAt;
  if (before === undefined || before <= postedAt) return undefined;
  return ["postedAt", "lies before that of the entry above it: send them in the order of posting"];
}

function checkAmount({ type, amount }: EntryBody): Problem | undefined {
  if (WITHOUT_AMOUNT.has(type)) return undefined;
  if (amount === undefined) return type === "charge-off" ? undefined : ["amount", "is missing"];
  if (type === "adjustment") return amount === 0 ? ["amount", "is not zero"] : undefined;
  if (type === "charge-off") return amount < 0 ? ["amount", "is zero or more"] : undefined;
  return amount <= 0 ? ["amount", "is more than zero"] : undefined;
}

function checkReversed(
  entries: readonly EntryBody[],
  index: number,
  { type, reverses }: EntryBody,
): Problem | undefined {
  if (type === "reversal" && reverses === undefined) {
    return ["reverses", "is missing: the position of the entry it takes back, from 1"];
  }
  if (reverses === undefined) return undefined;
  const reversed = reverses <= index ? entries[reverses - 1] : undefined;
  if (reversed === undefined || reversed.type === "reversal") {
    return ["reverses", "is not the position of an entry above it"];
  }
  if (type === "chargeback") {
    return reversed.type === "payment"
      ? undefined
      : ["reverses", "is not the position of a payment above it"];
  }
  const again = entries
    .slice(0, index)
    .some((other) => other.type === "reversal" && other.reverses === reverses);
  return again ? ["reverses", "names an entry that was taken back above"] : undefined;
}
