import { z } from "@hono/zod-openapi";
import { EVENTS, PRODUCTS } from "../../domain/classification/facts";
import { ZERO } from "../../kernel/money";
import { Day } from "../fields";
import { SchemeBody } from "./classification-scheme-body";
import { Amount, Count } from "./rules-body";

const LOANS_MAX = 100;
const SCHEMES_MAX = 10;

const DayOrNone = Day.nullable()
  .default(null)
  .openapi({ type: ["string", "null"], format: "date", default: null });

const PreviousBody = z
  .strictObject({ class: z.string(), since: Day, nonPerformingSince: DayOrNone })
  .openapi("PreviousClass");

const OverlayBody = z
  .strictObject({
    class: z.string(),
    reason: z.string().trim().min(1).max(500),
    approver: z.string().trim().min(1).max(120),
    from: Day,
    until: Day,
  })
  .refine(({ from, until }) => until >= from, { path: ["until"], message: "lies before from" })
  .openapi("ClassificationOverlay", {
    description:
      "A judgement of management, until its last day. It makes a class worse, or better where " +
      "everything that speaks for more is a presumption that may be rebutted.",
  });

const AskedLoanBody = z
  .strictObject({
    reference: z.string().trim().min(1).max(100),
    product: z.enum(PRODUCTS),
    isRetail: z.boolean().default(true),
    pastDueSince: DayOrNone,
    materialSince: DayOrNone,
    arrearsClearedOn: DayOrNone,
    paymentsOnTime: Count(1200).default(0),
    observedFrom: DayOrNone,
    events: z.partialRecord(z.enum(EVENTS), Day).default({}).openapi({
      description: "What happened, each with its day; left out once it no longer holds.",
    }),
    expectedLossPercent: z.number().min(0).max(100).nullable().default(null),
    exposure: z.strictObject({
      principal: Amount,
      interest: Amount.default(ZERO),
      penalty: Amount.default(ZERO),
    }),
    security: Amount.default(ZERO),
    isUnsecuredFromStart: z.boolean().default(false),
    previous: z.record(z.string(), PreviousBody).default({}).openapi({
      description: "By the id of a scheme: the class it gave before.",
    }),
    overlays: z.record(z.string(), OverlayBody).default({}).openapi({
      description: "By the id of a scheme.",
    }),
  })
  .openapi("ClassificationLoan");

export const ClassificationBody = z
  .strictObject({
    asOf: Day,
    schemes: z.array(z.string().max(60)).max(SCHEMES_MAX).default([]),
    ownSchemes: z.array(SchemeBody).max(SCHEMES_MAX).default([]),
    loans: z.array(AskedLoanBody).min(1).max(LOANS_MAX).openapi({
      description: "The loans of one borrower.",
    }),
    otherLenders: z
      .strictObject({ owed: Amount, over90: Amount, since: Day })
      .nullable()
      .default(null),
  })
  .refine(({ schemes, ownSchemes }) => schemes.length + ownSchemes.length > 0, {
    path: ["schemes"],
    message: "is empty: name a scheme, or send your own",
  })
  .openapi("ClassificationInput", {
    example: {
      asOf: "2026-04-01",
      schemes: ["cn-five-tier-2023", "ifrs-9"],
      loans: [
        {
          reference: "L-1",
          product: "closed-end",
          pastDueSince: "2025-12-31",
          exposure: { principal: 1_000_000, interest: 25_000, penalty: 3_100 },
        },
      ],
    },
  });
