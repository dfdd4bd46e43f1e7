import type { Explanation, ExplanationLine, Origin } from "../../../web/pages/loan-explanation";
import type { LoanRecord } from "../../app/loan/store";
import { type ActName, writeActName } from "../../domain/explanation/act-name";
import { COMPONENTS, type Component } from "../../domain/loan/components";
import type { LoanState, Posting } from "../../domain/loan/state";
import { addDays } from "../../kernel/calendar";

/** Explanations by the number of the installment; those only the schedule speaks of are left out. */
export function installmentExplanations(
  record: LoanRecord,
  state: LoanState,
): ReadonlyMap<number, Explanation> {
  const byNumber = Map.groupBy(
    state.postings.filter(({ number }) => number !== null),
    ({ number }) => number,
  );
  const explanations = new Map<number, Explanation>();
  for (const [number, postings] of byNumber) {
    if (number === null) continue;
    const lines = [
      ...scheduleLines(record, state, number),
      ...postings.map((one) => toLine(record, state, one)),
    ];
    explanations.set(number, summed(lines));
  }
  return explanations;
}

/** Of the principal that is outstanding: paid out by the schedule, then whatever moved it. */
export function balanceExplanation(record: LoanRecord, state: LoanState): Explanation {
  return summed(componentLines(record, state, ["principal"]));
}

/** Of what is past due: each late installment as it stands. */
export function pastDueExplanation(record: LoanRecord, state: LoanState): Explanation {
  const before = addDays(state.asOf, state.counting.dueDateIsDay);
  const late = state.installments.filter(({ dueOn, outstanding }) => {
    return dueOn < before && outstanding > 0;
  });
  const lines = late.flatMap((one) =>
    COMPONENTS.filter((component) => component !== "penalty")
      .filter((component) => one[component] > one.paid[component])
      .map(
        (component): ExplanationLine => ({
          on: one.dueOn,
          origin: { kind: "schedule", version: versionOf(record, state) },
          component,
          asked: one[component],
          paid: one.paid[component],
        }),
      ),
  );
  return summed(lines);
}

/** Of money that nothing asks for. */
export function creditExplanation(record: LoanRecord, state: LoanState): Explanation {
  const credited = state.postings.filter(({ number }) => number === null);
  return summed(credited.map((one) => toLine(record, state, one)));
}

/** The schedule's own sums, one line a component, then every posting that moved it. */
function componentLines(
  record: LoanRecord,
  state: LoanState,
  components: readonly Component[],
): ExplanationLine[] {
  const planned = scheduleOf(record, state);
  const fromSchedule = components.flatMap((component): ExplanationLine[] => {
    if (!planned || component === "penalty") return [];
    const asked = planned.installments.reduce((sum, one) => sum + one[component], 0);
    const origin: Origin = { kind: "schedule", version: planned.version };
    return [{ on: planned.effectiveOn, origin, component, asked, paid: 0 }];
  });
  const moved = state.postings.filter(
    ({ component }) => component !== null && components.includes(component),
  );
  return [...fromSchedule, ...mergeByEntry(moved.map((one) => toLine(record, state, one)))];
}

/** One entry may have moved many installments: its lines of one component become one. */
function mergeByEntry(lines: readonly ExplanationLine[]): ExplanationLine[] {
  const merged = new Map<string, ExplanationLine>();
  for (const line of lines) {
    const key = JSON.stringify([line.on, line.origin, line.component]);
    const before = merged.get(key);
    merged.set(key, {
      ...line,
      asked: line.asked + (before?.asked ?? 0),
      paid: line.paid + (before?.paid ?? 0),
    });
  }
  return [...merged.values()].filter(({ asked, paid }) => asked !== 0 || paid !== 0);
}

function scheduleLines(record: LoanRecord, state: LoanState, number: number): ExplanationLine[] {
  const planned = scheduleOf(record, state);
  const row = planned?.installments.find((one) => one.number === number);
  if (!planned || !row) return [];
  const origin: Origin = { kind: "schedule", version: planned.version };
  return (["principal", "interest", "fee"] as const)
    .filter((component) => row[component] !== 0)
    .map((component) => ({
      on: planned.effectiveOn,
      origin,
      component,
      asked: row[component],
      paid: 0,
    }));
}

function scheduleOf({ schedules }: LoanRecord, { scheduleVersion }: LoanState) {
  return schedules.find(({ version }) => version === scheduleVersion);
}

function versionOf(record: LoanRecord, state: LoanState): number {
  return scheduleOf(record, state)?.version ?? state.scheduleVersion;
}

function toLine(record: LoanRecord, state: LoanState, posting: Posting): ExplanationLine {
  const { on, component, asked, paid } = posting;
  return { on, origin: originOf(record, state, posting), component, asked, paid };
}

function originOf({ loan, ledger }: LoanRecord, state: LoanState, posting: Posting): Origin {
  const { sequence, cause } = posting;
  const entry = ledger.find((one) => one.sequence === sequence);
  if (entry) {
    const { type, externalId: reference } = entry;
    return { kind: "entry", type, sequence: entry.sequence, reference };
  }
  if (cause !== "late-fee" && cause !== "penalty-interest")
    return { kind: "rule", rule: "accrual" };
  const why = whyOf(loan.id, state, posting);
  return { kind: "rule", rule: cause, ...(why && { whyHref: `/why/${writeActName(why)}` }) };
}

/** The charge that a posting is of: a late fee by its day, penalty interest as it grows. */
function whyOf(loanId: number, { charges }: LoanState, posting: Posting): ActName | undefined {
  const charge = charges.find(
    ({ kind, number, on }) =>
      kind === posting.cause &&
      number === posting.number &&
      (kind === "penalty-interest" || on === posting.on),
  );
  if (!charge) return undefined;
  const { kind, number: installment, occurrence } = charge;
  return { kind: "fee", loanId, charge: kind, installment, occurrence };
}

function summed(lines: readonly ExplanationLine[]): Explanation {
  return {
    lines,
    asked: lines.reduce((sum, { asked }) => sum + asked, 0),
    paid: lines.reduce((sum, { paid }) => sum + paid, 0),
  };
}
