import {
  type BucketRange,
  type BucketRefusal,
  type BucketScheme,
  M_SCHEME,
  validateBuckets,
} from "../../domain/delinquency/bucket-scheme";
import { exposureLines } from "../../domain/delinquency/exposure-lines";
import { type InstallmentDays, installmentDays } from "../../domain/delinquency/installment-days";
import {
  countingRule,
  type DelinquencyFacts,
  factsAt,
  type Pause,
  standingPauses,
} from "../../domain/delinquency/known-delinquency";
import {
  countMaterialDays,
  type Materiality,
  type MaterialityRule,
} from "../../domain/delinquency/materiality";
import { countMonthsLate, type MonthsLate } from "../../domain/delinquency/months-late";
import { owedInstallments } from "../../domain/delinquency/owed-installment";
import { type ToldDelinquency, tellDelinquency } from "../../domain/delinquency/tell-delinquency";
import type { DateRange, HistoryRefusal } from "../../domain/delinquency/walk-replays";
import { replay } from "../../domain/loan/replay";
import type { Installment } from "../../domain/loan/schedule";
import { type BusinessDate, earliest, type Instant } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import {
  type GivenEntry,
  type GivenRules,
  givenLedger,
  givenRules,
  givenSchedules,
} from "./given-facts";

export type DelinquencyQuestion = Readonly<{
  installments: readonly Installment[];
  entries: readonly GivenEntry[];
  rules: GivenRules;
  dueDateIsDay: 0 | 1;
  pauses: readonly Pause[];
  /** M0 to M7+ when null. */
  scheme: readonly BucketRange[] | null;
  /** The contract's day of the month; that of the oldest unpaid due date when null. */
  dueDay: number | null;
  asOf: BusinessDate;
  /** Where the history begins; with the first due date when null. */
  from: BusinessDate | null;
  knownAt: Instant | null;
  materiality: MaterialityRule | null;
}>;

/** Which part of the answer takes a range that cannot be told. */
export type CountRefusal = HistoryRefusal & Readonly<{ part: "history" | "materiality" }>;

export type CountedDelinquency = ToldDelinquency &
  Readonly<{
    mba: MonthsLate;
    ots: MonthsLate;
    installments: readonly InstallmentDays[];
    materiality: Materiality | null;
  }>;

export type CalculatedDelinquency = CountedDelinquency &
  Readonly<{
    asOf: BusinessDate;
    from: BusinessDate;
    /** The same from what was known at the instant asked for. */
    knownThen: CountedDelinquency | null;
  }>;

/** Days past due by every convention, and how the loan came there; nothing is read or stored. */
export function calculateDelinquency(
  ctx: TenantContext,
  question: DelinquencyQuestion,
): Result<CalculatedDelinquency, BucketRefusal | CountRefusal> {
  ctx.allow("loan.read");
  const { asOf, knownAt, scheme: ranges } = question;
  const scheme = ranges === null ? ok<BucketScheme>(M_SCHEME) : validateBuckets(ranges);
  if (!scheme.ok) return scheme;
  const facts = givenFacts(ctx, question, scheme.value);
  const from = question.from ?? firstDueOn(question);
  const now = count(facts, question, from);
  if (!now.ok) return now;
  const then = knownAt === null ? ok(null) : count(factsAt(facts, knownAt), question, from);
  if (!then.ok) return then;
  return ok({ asOf, from, ...now.value, knownThen: then.value });
}

function givenFacts(
  ctx: TenantContext,
  { installments, entries, rules, dueDateIsDay, pauses, asOf }: DelinquencyQuestion,
  scheme: BucketScheme,
): DelinquencyFacts {
  return {
    schedules: givenSchedules(installments, asOf),
    ledger: givenLedger(entries, ctx.now),
    rules: givenRules(ctx.policy, rules),
    dueDateIsDay,
    pauses,
    scheme,
  };
}

/** Before it nothing can be past due. */
function firstDueOn({ installments, asOf }: DelinquencyQuestion): BusinessDate {
  return earliest(installments[0]?.dueOn ?? asOf, asOf);
}

function count(
  facts: DelinquencyFacts,
  question: DelinquencyQuestion,
  from: BusinessDate,
): Result<CountedDelinquency, CountRefusal> {
  const { asOf, dueDay } = question;
  const told = tellDelinquency(facts, { from, through: asOf });
  if (!told.ok) return refuse({ ...told.refusal, part: "history" });
  const materiality = countMaterial(facts, question);
  if (!materiality.ok) return refuse({ ...materiality.refusal, part: "materiality" });
  const { pastDueSince } = told.value.calendar;
  return ok({
    ...told.value,
    mba: countMonthsLate({ pastDueSince, dueDay, method: "mba", asOf }),
    ots: countMonthsLate({ pastDueSince, dueDay, method: "ots", asOf }),
    installments: countInstallments(facts, asOf),
    materiality: materiality.value,
  });
}

function countInstallments(facts: DelinquencyFacts, asOf: BusinessDate) {
  const { schedules, ledger, rules, scheme } = facts;
  return installmentDays({
    installments: owedInstallments(replay({ schedules, ledger, rules, asOf }).installments),
    rule: countingRule(facts),
    pauses: standingPauses(facts),
    asOf,
    scheme,
  });
}

/** From the first due date on whatever the history asked for: a run may have begun before that. */
function countMaterial(
  facts: DelinquencyFacts,
  question: DelinquencyQuestion,
): Result<Materiality | null, HistoryRefusal> {
  const { materiality: rule, asOf } = question;
  if (rule === null) return ok(null);
  const range: DateRange = { from: firstDueOn(question), through: asOf };
  const lines = exposureLines(facts, range);
  if (!lines.ok) return lines;
  const suspended = standingPauses(facts);
  return ok(countMaterialDays({ lines: lines.value, rule, suspended, asOf }));
}
