import { z } from "@hono/zod-openapi";
import {
  ADVANCES,
  ALLOCATIONS,
  type Allocation,
  type AllocationName,
  TIMINGS,
  validateAllocation,
} from "../../domain/loan/allocation";
import { COMPONENTS } from "../../domain/loan/components";
import { STOP_KINDS } from "../../domain/loan/rules";
import { DAY_COUNTS } from "../../kernel/day-count";
import { minor, ROUNDINGS } from "../../kernel/money";
import { parseRatePercent } from "../../kernel/rate";
import { Day } from "../fields";

// What a contract and a policy may say about one loan, as bodies say it. Every shape is that of the
// core: what is accepted here is handed on as it is.

/** Below it the sums over every installment and entry of a body are exact. */
export const AMOUNT_MAX = 10 ** 12;
const STEPS_MAX = 24;

export const Count = (most: number) => z.int("is a whole number").min(0).max(most);
// What a transform hides from the description of a body is said to it again.
const AMOUNT_RANGE = { type: "integer", minimum: 0, maximum: AMOUNT_MAX } as const;
export const Amount = Count(AMOUNT_MAX)
  .transform((value) => minor(value))
  .openapi(AMOUNT_RANGE);
const AmountOrNone = Amount.nullable()
  .default(null)
  .openapi({ ...AMOUNT_RANGE, type: ["integer", "null"], default: null });
export const Percent = z
  .string()
  .refine((text) => parseRatePercent(text) !== undefined, {
    message: 'is a decimal string, such as "9.4822", from 0 to 9999',
  })
  .openapi({ example: "9.4822" });
export const RoundingName = z.enum(ROUNDINGS);
export const DayCountName = z.enum(DAY_COUNTS);

const Order = z.strictObject({
  walk: z.enum(["horizontal", "vertical"]),
  steps: z
    .array(z.strictObject({ timing: z.enum(TIMINGS), component: z.enum(COMPONENTS) }))
    .max(STEPS_MAX),
  advance: z.enum(ADVANCES).openapi({ description: "What money does when nothing is due." }),
});

const NAMES = Object.keys(ALLOCATIONS) as [AllocationName, ...AllocationName[]];

/** Its shape alone, for whoever tells what an order lacks together with everything else. */
export const AllocationShape = z.union([
  z.enum(NAMES),
  Order.extend({
    byType: z.strictObject({ payment: Order, recovery: Order }).partial().optional(),
  }),
]);

export const AllocationBody = AllocationShape.superRefine((allocation, context) => {
  if (typeof allocation === "string") return;
  const checked = validateAllocation(allocation as Allocation);
  if (checked.ok) return;
  const { code, timing, component } = checked.refusal;
  const times = code === "allocation.step_missing" ? "never" : "more than once";
  const message = `names ${timing} ${component} ${times}: name each of the twelve pairs once`;
  context.addIssue({ code: "custom", path: ["steps"], message });
}).openapi("Allocation", {
  description: "In which order money pays: a preset by name, or an order of its own.",
});

const LateFee = z
  .strictObject({
    basis: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("flat"), amount: Amount }),
      z.strictObject({
        kind: z.literal("percent"),
        percent: Percent,
        of: z.enum(["installment", "overdue"]),
      }),
    ]),
    amountMin: AmountOrNone,
    amountMax: AmountOrNone,
    graceDays: Count(365).default(0),
    recurring: z
      .strictObject({ everyDays: z.int().min(1).max(366), times: z.int().min(1).max(120) })
      .nullable()
      .default(null),
    capPerInstallment: AmountOrNone,
    capPerLoan: AmountOrNone,
    rounding: RoundingName.default("half-even"),
  })
  .openapi("LateFeeRule");

const PenaltyInterest = z
  .strictObject({
    base: z.enum(["principal", "installment"]).default("principal"),
    rate: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("own"), annualRatePercent: Percent }),
      z.strictObject({
        kind: z.literal("multiple"),
        of: Percent.openapi({
          example: "1.5",
          description: "1.5 is 150 percent of the contract's.",
        }),
        contractRatePercent: Percent,
      }),
    ]),
    compounding: z.enum(["simple", "monthly"]).default("simple"),
    dayCount: DayCountName.default("act-360"),
    graceDays: Count(365).default(0),
    capPercentOfPrincipal: Percent.nullable().default(null),
    rounding: RoundingName.default("half-even"),
  })
  .openapi("PenaltyInterestRule");

export const ChargesBody = z
  .strictObject({
    lateFee: LateFee.nullable().default(null),
    penaltyInterest: PenaltyInterest.nullable().default(null),
    stoppedBy: z.array(z.enum(STOP_KINDS)).max(STOP_KINDS.length).default(["hold", "charge-off"]),
  })
  .openapi("Charges");

export const InterestBody = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("scheduled") }),
    z.strictObject({
      kind: z.literal("daily"),
      annualRatePercent: Percent,
      dayCount: DayCountName.default("act-365f"),
      from: Day.openapi({ description: "The first day that earns interest." }),
    }),
  ])
  .openapi("InterestRule");

/** What is frozen onto a loan; rate and first day of daily interest are those of its terms. */
export const ContractBody = z
  .strictObject({
    allocation: AllocationBody,
    interest: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("scheduled") }),
        z.strictObject({
          kind: z.literal("daily"),
          dayCount: DayCountName.default("act-365f"),
        }),
      ])
      .optional(),
    charges: ChargesBody.optional(),
  })
  .openapi("ContractRules");

export const StopBody = z
  .strictObject({ kind: z.enum(STOP_KINDS), from: Day, to: Day.nullable().default(null) })
  .openapi("Stop", {
    description:
      "Days from `from` on, before `to`; null for no end yet. They hold charges back as far as the " +
      "rules name their kind; those of a `pause` are not counted as days past due either.",
  });

export const StatementBody = z
  .strictObject({
    annualRatePercent: Percent,
    dayCount: DayCountName.default("act-365f"),
    openedOn: Day,
    closingDay: z.int().min(1).max(31),
    dueAfterDays: z.int().min(1).max(60),
    minimum: z.strictObject({ amountMin: Amount, percentOfBalance: Percent }),
    interestFreeWhenPaidInFull: z.boolean().default(true),
  })
  .openapi("StatementTerms", {
    description: "An account that asks a minimum payment per statement, as cards do.",
  });

export const RulesBody = z
  .strictObject({
    toleranceAmount: Amount.optional(),
    tolerancePercent: Percent.optional(),
    tolerancePercentMax: Amount.optional(),
    graceDays: Count(30).optional(),
    allocation: AllocationBody.optional(),
    interest: InterestBody.optional(),
    charges: ChargesBody.optional(),
  })
  .openapi({ description: "Those of your policy where left out; charges: none." });

const STOPS_MAX = 100;

/** Days on which charges are held back. */
export const StopsBody = z.array(StopBody).max(STOPS_MAX).default([]);
