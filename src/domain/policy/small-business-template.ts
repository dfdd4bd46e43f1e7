import { minor } from "../../kernel/money";
import type { LadderStep, PolicyDocument } from "./policy";
import { caseAt, letter, task, watch } from "./template-actions";

/** Principal from which a business has a person of its own, in minor units. */
const LARGE = 25_000_000;

const CLOSE: LadderStep = {
  step: "cured",
  on: { event: "cured" },
  actions: [{ kind: "close-case", reason: "Nothing is past due any more" }],
};
const REMINDER: LadderStep = {
  step: "reminder-5",
  day: -5,
  actions: [letter("reminder-before-due")],
};

/**
 * A business is called before it is written to: most misses are an oversight of the one who keeps
 * the books. What is missing counts from 500 and 1 percent of all that fell due, the thresholds for
 * exposures that are not retail (Article 1 of Regulation (EU) 2018/171), and the ninetieth day is the
 * one of default (Article 178 of Regulation (EU) No 575/2013). Large exposures get their own ladder.
 */
export const SMALL_BUSINESS_TEMPLATE = {
  name: "Small business",
  toleranceAmount: minor(50_000),
  tolerancePercent: "1",
  graceDays: 3,
  ladder: [
    REMINDER,
    { step: "call-4", day: 4, actions: [task("officer", "Call: is it an oversight?", 1)] },
    { step: "notice-10", day: 10, actions: [letter("past-due-early")] },
    { step: "call-15", day: 15, actions: [task("officer", "Call and agree on a date", 2)] },
    {
      step: "notice-30",
      day: 30,
      actions: [letter("past-due"), caseAt("review", { priority: "normal", role: "officer" })],
    },
    {
      step: "notice-60",
      day: 60,
      actions: [
        letter("past-due-late"),
        task("analyst", "Review the accounts of the business", 10),
      ],
    },
    {
      step: "notice-90",
      day: 90,
      actions: [
        letter("past-due-final"),
        caseAt("default", { priority: "high", role: "admin" }),
        watch("90 days past due", 90),
      ],
    },
    { step: "decision-120", day: 120, actions: [task("admin", "Decide on enforcement", 10)] },
    { step: "notice-180", day: 180, actions: [letter("past-due-final")] },
    CLOSE,
  ],
  segments: [
    {
      name: "Large exposure",
      when: `loan.principalBalance > ${LARGE}`,
      ladder: [
        REMINDER,
        {
          step: "call-1",
          day: 1,
          actions: [task("admin", "Call the owner of the business", 1)],
        },
        {
          step: "case-4",
          day: 4,
          actions: [
            caseAt("large-exposure", { priority: "high", role: "admin" }),
            watch("Large exposure past due", 30),
          ],
        },
        { step: "notice-10", day: 10, actions: [letter("past-due")] },
        {
          step: "review-30",
          day: 30,
          actions: [letter("past-due-late"), task("analyst", "Review the whole relationship", 5)],
        },
        { step: "notice-60", day: 60, actions: [letter("past-due-final")] },
        {
          step: "default-90",
          day: 90,
          actions: [
            letter("past-due-final"),
            caseAt("default", { priority: "urgent", role: "admin" }),
            task("admin", "Decide on enforcement", 10),
          ],
        },
        CLOSE,
      ],
    },
  ],
  sources: [
    "12 CFR 1006.6(b)(1)(i)",
    "GB/T 45251-2025",
    "Regulation (EU) 2018/171, Article 1",
    "Regulation (EU) No 575/2013, Article 178",
  ],
} as const satisfies Partial<PolicyDocument>;
