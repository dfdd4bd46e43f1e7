import { z } from "@hono/zod-openapi";
import type { FoundSimulation } from "../../app/simulation/find";
import type { Simulation } from "../../app/simulation/store";
import { WORKING_ROLES } from "../../domain/policy/step-action";
import { SIMULATED_KINDS } from "../../domain/simulation/act";
import type { ActLine, BorrowerDifference } from "../../domain/simulation/difference";
import { BEHAVIOUR_KINDS } from "../../domain/simulation/input";
import { costOf } from "../../domain/simulation/load";
import type { SideTally } from "../../domain/simulation/tally";
import { controlId, publicId } from "../../kernel/ids";

const Count = z.int();
const Contact = z
  .object({ allowed: Count.optional(), deferred: Count.optional(), denied: Count.optional() })
  .openapi({
    description: "By the contact gate: sent at ten o'clock, later, or not. Zeros are left out.",
  });
const Channels = z.record(z.string(), Contact);
const Tasks = z.record(z.string(), Count);

const Side = z
  .object({
    channels: Channels,
    deniedBy: z.record(z.string(), Count).openapi({ description: "Refusals by the gate's rule." }),
    tasks: Tasks.openapi({ description: "By role." }),
    cases: z.object({
      opened: Count.optional(),
      moved: Count.optional(),
      closed: Count.optional(),
    }),
    holds: Count,
    flags: Count,
    moves: Count.openapi({ description: "Loans that came into another bucket." }),
    promises: z
      .object({ kept: Count.optional(), broken: Count.optional() })
      .optional()
      .openapi({ description: "Promises to pay that these days settle." }),
    days: z.record(z.string(), z.object({ notices: Channels.optional(), tasks: Tasks.optional() })),
    charges: z.record(z.string(), z.object({ lateFees: Count, penaltyInterest: Count })).openapi({
      description: "By currency, in minor units: what arises in these days.",
    }),
    buckets: z
      .record(z.string(), z.record(z.string(), z.object({ loans: Count, pastDue: Count })))
      .openapi({ description: "By currency and bucket: where the loans stand in the end." }),
    cost: Count.openapi({
      description: "Of notices sent, at the prices given, in minor units of the lender's currency.",
    }),
  })
  .openapi("SimulationSide");

const Equality = z
  .object({
    matched: Count,
    missingCount: Count.openapi({ description: "What happened and was not simulated." }),
    extraCount: Count.openapi({ description: "What was simulated and did not happen." }),
    missing: z.array(z.string()),
    extra: z.array(z.string()),
  })
  .openapi("SimulationEquality");

export const SimulationAnswer = z
  .object({
    id: z.string().openapi({ example: "sim_1" }),
    kind: z.enum(["ahead", "back-test"]),
    state: z.enum(["queued", "running", "finished", "failed"]),
    version: Count,
    againstVersion: Count.openapi({ description: "In force when it was started." }),
    from: z.string().openapi({ description: "Ahead, the day at which the book stood." }),
    through: z.string(),
    behaviour: z.enum(BEHAVIOUR_KINDS),
    rolls: z
      .array(
        z.object({
          bucket: Count,
          entered: Count,
          rolled: Count,
          percent: z.number(),
          own: z.boolean(),
        }),
      )
      .openapi({
        description:
          "Of `as-rolled`: the monthly rates and what they were counted from; `own` is false where " +
          "too few loans were counted and the documented rate stands in.",
      }),
    capacity: z.partialRecord(z.enum(WORKING_ROLES), Count),
    prices: z.record(z.string(), Count),
    progress: z.object({
      partsDone: Count,
      partsTotal: Count,
      loansDone: Count,
      loansTotal: Count,
    }),
    everyBorrower: Count.openapi({
      description:
        "1: all of them. Otherwise one of so many is simulated, and counts are of those.",
    }),
    createdAt: Count,
    finishedAt: Count.nullable(),
  })
  .openapi("Simulation");

export const SimulationReport = SimulationAnswer.extend({
  report: z
    .object({
      borrowers: Count,
      loans: Count,
      loansPassed: Count.openapi({ description: "Set aside or not readable: not simulated." }),
      tested: Side,
      inForce: Side,
      borrowersDiffering: Count,
      equality: Equality.nullable().openapi({
        description: "Of a test on the past: what was in force, compared with what is stored.",
      }),
    })
    .openapi({ description: "Of what is done so far." }),
}).openapi("SimulationReport");

export function simulationAnswer(simulation: Simulation) {
  const { input, loansDone, loansTotal, partsDone, partsTotal } = simulation;
  return {
    id: controlId("simulation", simulation.number),
    kind: simulation.kind,
    state: simulation.state,
    version: simulation.policyVersion,
    againstVersion: simulation.againstVersion,
    from: simulation.fromOn,
    through: simulation.throughOn,
    behaviour: input.behaviour.kind,
    rolls: [...input.rolls],
    capacity: input.capacity,
    prices: input.prices,
    progress: { partsDone, partsTotal, loansDone, loansTotal },
    everyBorrower: simulation.every,
    createdAt: simulation.createdAt,
    finishedAt: simulation.finishedAt,
  };
}

export function reportAnswer({ simulation, report }: FoundSimulation) {
  const { differences: _, equality, ...rest } = report;
  const side = (tally: SideTally) => ({ ...tally, cost: costOf(tally, simulation.input.prices) });
  return {
    ...simulationAnswer(simulation),
    report: {
      ...rest,
      tested: side(report.tested),
      inForce: side(report.inForce),
      equality: equality && {
        ...equality,
        missing: [...equality.missing],
        extra: [...equality.extra],
      },
    },
  };
}

const Act = z.object({
  kind: z.enum(SIMULATED_KINDS),
  on: z.string(),
  loanId: z.string(),
  step: z.string(),
  what: z.string(),
  why: z
    .object({
      segment: z.string().nullable(),
      event: z.string().optional(),
      when: z.string().optional(),
      facts: z.record(z.string(), z.unknown()),
      daysPastDue: Count,
    })
    .nullable(),
});

export const DifferenceAnswer = z
  .object({
    borrowerId: z.string(),
    externalId: z.string(),
    firstOn: z.string().openapi({ description: "The first day that differs." }),
    testedCount: Count.openapi({ description: "Acts that only the tested version does." }),
    inForceCount: Count,
    tested: z.array(Act).openapi({ description: "The first of them." }),
    inForce: z.array(Act),
  })
  .openapi("SimulationDifference");

export function differenceAnswer(difference: BorrowerDifference) {
  return {
    ...difference,
    borrowerId: publicId("borrower", difference.borrowerId),
    tested: difference.tested.map(actAnswer),
    inForce: difference.inForce.map(actAnswer),
  };
}

function actAnswer({ why, loanId, ...act }: ActLine) {
  return {
    ...act,
    loanId: publicId("loan", loanId),
    why: why && {
      segment: why.segment,
      ...(why.event !== undefined && { event: why.event }),
      ...(why.when !== undefined && { when: why.when }),
      facts: { ...why.facts },
      daysPastDue: why.daysPastDue,
    },
  };
}
