import { ok, type Result, refuse } from "../../kernel/result";
import { COMPONENTS, type Component } from "./components";
import type { EntryType } from "./ledger";

/** Past due: due before the day of the money. Due: on it. In advance: later. */
export const TIMINGS = ["past-due", "due", "in-advance"] as const;
export type Timing = (typeof TIMINGS)[number];

export type AllocationStep = Readonly<{ timing: Timing; component: Component }>;

/**
 * `horizontal` finishes one installment before the next among steps of one timing that follow each
 * other; `vertical` takes a step across all installments before the next step.
 */
export type AllocationWalk = "horizontal" | "vertical";

/**
 * What becomes of money when nothing is due any more: it pays the next installment, the last one, is
 * spread evenly over all that are left, or waits as credit until something falls due.
 */
export const ADVANCES = ["next-installment", "last-installment", "re-amortize", "credit"] as const;
export type Advance = (typeof ADVANCES)[number];

export type AllocationOrder = Readonly<{
  walk: AllocationWalk;
  /** Each of the twelve pairs once. */
  steps: readonly AllocationStep[];
  advance: Advance;
}>;

/** The order in which money pays, by type of entry where one differs. Frozen onto a loan. */
export type Allocation = AllocationOrder &
  Readonly<{ byType?: { readonly [T in EntryType]?: AllocationOrder | undefined } | undefined }>;

export type AllocationPreset = Allocation & Readonly<{ source: string }>;

/** Orders of common practice, each with where it comes from. */
export const ALLOCATIONS = {
  /** Finish the oldest installment, in it penalty, fee, interest, principal. */
  "oldest-first": preset("horizontal", ["penalty", "fee", "interest", "principal"], {
    source: "Apache Fineract, strategy mifos-standard; common in microfinance",
  }),
  /** Costs, then interest, then principal, over all that is due. */
  "costs-interest-principal": preset("vertical", ["fee", "penalty", "interest", "principal"], {
    source: "Civil Code of the PRC, article 561; German Civil Code (BGB) § 367(1)",
  }),
  /** Of a consumer in default: costs, then what is owed, interest last, so that the debt shrinks. */
  "costs-principal-interest": preset("vertical", ["fee", "principal", "interest", "penalty"], {
    source: "German Civil Code (BGB) § 497(3)",
  }),
  /** Interest first, the rest to principal, charges after both. */
  "interest-principal-charges": preset("vertical", ["interest", "principal", "fee", "penalty"], {
    source: "United States Rule: Story v. Livingston, 38 U.S. 359 (1839)",
  }),
  /** Principal before interest: a loan that is written down brings its principal home first. */
  "principal-interest-charges": preset("vertical", ["principal", "interest", "fee", "penalty"], {
    source: "Recovery of non-performing loans, principal before income",
  }),
} as const satisfies Record<string, AllocationPreset>;
export type AllocationName = keyof typeof ALLOCATIONS;

function preset(
  walk: AllocationWalk,
  components: readonly Component[],
  { source }: Readonly<{ source: string }>,
): AllocationPreset {
  const steps = TIMINGS.flatMap((timing) => components.map((component) => ({ timing, component })));
  return { walk, steps, advance: "next-installment", source };
}

export type AllocationRefusal =
  | Readonly<{ code: "allocation.step_missing"; timing: Timing; component: Component }>
  | Readonly<{ code: "allocation.step_repeated"; timing: Timing; component: Component }>;

/** Refuses an order that names one of the twelve pairs of timing and component twice or never. */
export function validateAllocation(allocation: Allocation): Result<Allocation, AllocationRefusal> {
  const own = Object.values(allocation.byType ?? {});
  for (const { steps } of [allocation, ...own.filter((order) => order !== undefined)]) {
    for (const timing of TIMINGS) {
      for (const component of COMPONENTS) {
        const named = steps.filter((one) => one.timing === timing && one.component === component);
        if (named.length === 0) {
          return refuse({ code: "allocation.step_missing", timing, component });
        }
        if (named.length > 1) {
          return refuse({ code: "allocation.step_repeated", timing, component });
        }
      }
    }
  }
  return ok(allocation);
}
