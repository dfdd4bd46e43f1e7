import { z } from "@hono/zod-openapi";
import { explainFlaw } from "../../app/policy/explain-flaw";
import type { StandingVersion } from "../../app/policy/list";
import type { PolicyFlaw } from "../../domain/policy/check";
import { COUNTINGS } from "../../domain/loan/rules";
import {
  BUCKET_NAME_MAX,
  MATCHES,
  MISSED_DAYS,
  type PolicyDocument,
} from "../../domain/policy/policy";
import { CHANNELS } from "../../domain/policy/step-action";
import { documentOf } from "../../domain/policy/templates";
import { STANDINGS, VERSION_STATES } from "../../domain/policy/version";
import { Day } from "../fields";
import { ContactBody } from "./policy-contact-body";
import { AllocationShape, ChargesBody } from "./rules-body";

const NAME_MAX = 120;
const STEPS_MAX = 200;
const SOURCES_MAX = 50;

const Words = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1, "is empty")
    .max(lengthMax)
    .refine((text) => !/\p{Cc}/u.test(text) && text.isWellFormed(), "has control characters");

const Count = (description: string) => z.number().openapi({ type: "integer", description });
const Text = z.string().max(1000);

const Action = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("notice"),
      channels: z
        .array(z.enum(CHANNELS))
        .max(10)
        .openapi({ description: "In order of preference." }),
      template: z.string().max(80),
    }),
    z.strictObject({
      kind: z.literal("task"),
      role: Text,
      title: Text,
      dueInDays: Count("Days from the step until it should be done."),
    }),
    z.strictObject({
      kind: z.literal("case"),
      stage: Text,
      priority: z.string().max(40).optional(),
      role: Text.optional(),
    }),
    z.strictObject({ kind: z.literal("close-case"), reason: Text }),
    z.strictObject({
      kind: z.literal("hold"),
      stops: z.array(z.string().max(40)).max(10),
      days: Count("Days from the next one on."),
      reason: Text,
      legalBasis: Text,
    }),
    z.strictObject({
      kind: z.literal("flag"),
      flag: Text,
      days: Count("None: no end.").optional(),
    }),
    z.strictObject({
      kind: z.literal("watch"),
      reason: Text,
      days: Count("Until it is reviewed."),
    }),
  ])
  .openapi("StepAction");

const Step = z
  .strictObject({
    step: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "is lower-case letters, digits and hyphens")
      .openapi({ description: "Its name: the identity that its acts carry." }),
    day: Count("Days past due; 0 or less: before each due date.").optional(),
    on: z
      .union([
        z.strictObject({
          event: z.literal("bucket-entered"),
          bucket: z.string().max(BUCKET_NAME_MAX),
        }),
        z.strictObject({ event: z.enum(["cured", "notice-failed", "promise-broken"]) }),
      ])
      .optional()
      .openapi({ description: "Instead of a day." }),
    when: z.string().max(2000).optional().openapi({
      description: "A condition in CEL over the facts of /v1/policies/facts.",
      example: 'loan.product == "card" && loan.pastDueAmount > 5000',
    }),
    repeat: z
      .strictObject({ everyDays: z.number(), timesMax: z.number() })
      .optional()
      .openapi({ description: "Once more every so many days, as long as the loan stays late." }),
    actions: z.array(Action).max(20),
  })
  .openapi("LadderStep");

const ToleranceAmount = z.int().openapi({ description: "Minor units of your currency." });
const Grace = z.number().openapi({ type: "integer" });
const TolerancePercent = z.string().max(20).optional();
const TolerancePercentMax = z.int().optional();
const CountingName = z
  .string()
  .max(40)
  .optional()
  .openapi({
    enum: [...COUNTINGS],
    description: "Which day of the count the due date is: day 0 (`day-after-due`) or day 1.",
  });

const Buckets = z
  .array(
    z.strictObject({
      name: z.string().trim().min(1).max(BUCKET_NAME_MAX),
      from: z.number(),
      to: z.number().nullable(),
    }),
  )
  .max(100)
  .openapi("PolicyBuckets", {
    description:
      "What so many days past due are called in steps and conditions: from day 0 on, without a gap, " +
      "the last one open (`to: null`). M0 to M7+ if left out; the numbers of the book go by those in any case.",
    example: [
      { name: "Standard", from: 0, to: 0 },
      { name: "SMA-0", from: 1, to: 30 },
      { name: "SMA-1", from: 31, to: 60 },
      { name: "SMA-2", from: 61, to: 90 },
      { name: "NPA", from: 91, to: null },
    ],
  });

const SegmentBody = z
  .strictObject({
    name: Words(80),
    when: z
      .string()
      .max(2000)
      .openapi({
        description:
          "The first segment whose condition holds counts. One with rules of its own, and each before " +
          "such a one, asks only loan.product, loan.currency and loan.principal.",
      }),
    toleranceAmount: ToleranceAmount.optional(),
    tolerancePercent: TolerancePercent,
    tolerancePercentMax: TolerancePercentMax,
    graceDays: Grace.optional().openapi({
      description: "The policy's, as the others, if left out.",
    }),
    counting: CountingName,
    buckets: Buckets.optional(),
    allocation: AllocationShape.optional(),
    charges: ChargesBody.optional(),
    match: z.string().max(40).optional(),
    ladder: z.array(Step).max(STEPS_MAX),
  })
  .openapi("PolicySegment");

// Only the shape is asked for here: what the rules say of it is told together, by the core.
export const DocumentBody = z
  .strictObject({
    name: Words(NAME_MAX),
    toleranceAmount: ToleranceAmount,
    tolerancePercent: TolerancePercent,
    tolerancePercentMax: TolerancePercentMax,
    graceDays: Grace,
    counting: CountingName,
    buckets: Buckets.optional(),
    allocation: AllocationShape.openapi("Allocation"),
    charges: ChargesBody.optional(),
    match: z
      .string()
      .max(40)
      .optional()
      .openapi({ enum: [...MATCHES] }),
    missedDays: z
      .string()
      .max(40)
      .optional()
      .openapi({ enum: [...MISSED_DAYS] }),
    ladder: z.array(Step).max(STEPS_MAX),
    segments: z.array(SegmentBody).max(100).optional(),
    canaryPercent: z.number().optional().openapi({
      type: "integer",
      description: "Only so many of a hundred borrowers, always the same ones.",
    }),
    contact: ContactBody,
    sources: z.array(Words(200)).max(SOURCES_MAX),
  })
  .openapi("PolicyDocument");

export const EditBody = z
  .strictObject({ effectiveOn: Day, document: DocumentBody })
  .openapi("PolicyEdit");

export const EXAMPLE_EDIT = {
  effectiveOn: "2099-12-01",
  document: documentOf("weekly-microfinance"),
};

/** The body as the core knows it; its shape was just checked. */
export function documentFrom(body: z.infer<typeof DocumentBody>): PolicyDocument {
  return body as unknown as PolicyDocument;
}

const Summary = {
  version: z.int().openapi({ example: 2 }),
  standing: z.enum(STANDINGS).openapi({
    description: "What it is today: `approved` waits for its day, `in-force` counts.",
  }),
  state: z.enum(VERSION_STATES),
  revision: z.int().openapi({ description: "Each writing of a draft makes the next; its ETag." }),
  name: z.string(),
  effectiveOn: z.string().openapi({ format: "date" }),
  basedOn: z.int().nullable().openapi({ description: "The version it was copied from." }),
  author: z.string(),
  submittedBy: z.string().nullable(),
  submittedAt: z.int().nullable().openapi({ description: "Epoch milliseconds." }),
  approvedBy: z.string().nullable(),
  approvedAt: z.int().nullable(),
};

export const VersionSummary = z.object(Summary).openapi("PolicyVersionSummary");
export const Version = z.object({ ...Summary, document: DocumentBody }).openapi("PolicyVersion");

export const Flaws = z
  .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
  .openapi({ example: [{ pointer: "#/ladder/2/day", code: "policy.day_repeated", detail: "…" }] });

export function toSummary(version: StandingVersion) {
  const { standing, state, revision, effectiveOn, basedOn, author, document } = version;
  const { submittedBy, submittedAt, approvedBy, approvedAt } = version;
  return {
    version: version.version,
    standing,
    state,
    revision,
    name: document.name,
    effectiveOn: String(effectiveOn),
    basedOn,
    author,
    submittedBy,
    submittedAt,
    approvedBy,
    approvedAt,
  };
}

export function toAnswer(version: StandingVersion) {
  const document = version.document as unknown as z.infer<typeof DocumentBody>;
  return { ...toSummary(version), document };
}

/** `at` is where the document lies in the body. */
export function toErrors(flaws: readonly PolicyFlaw[], at: string) {
  return flaws.map((flaw) => ({
    pointer: flaw.pointer === "#/effectiveOn" ? flaw.pointer : flaw.pointer.replace("#", `#${at}`),
    code: flaw.code,
    detail: explainFlaw(flaw),
  }));
}
