import { WORKING_ROLES } from "../../src/domain/policy/step-action";
import type { SimulationInput } from "../../src/domain/simulation/input";
import { contactsOf, costOf, daysOver } from "../../src/domain/simulation/load";
import type { PartReport } from "../../src/domain/simulation/report";
import type { SideTally } from "../../src/domain/simulation/tally";
import { BUCKETS } from "../../src/domain/delinquency/bucket";
import type { DenyRule } from "../../src/domain/contact/decision";
import type { Translator } from "../locales/translate";

/** One measure by both versions; an amount has a currency. */
export type MeasureRow = Readonly<{
  label: string;
  tested: number;
  inForce: number;
  currency: string | null;
}>;

export type MeasuresInput = Readonly<{
  report: PartReport;
  input: SimulationInput;
  currency: string;
}>;

/** What both versions come to, measure by measure; what neither does is left out but for letters. */
export function measureRows(t: Translator, { report, input, currency }: MeasuresInput) {
  const { tested, inForce } = report;
  const row = (label: string, count: (tally: SideTally) => number, unit: string | null = null) => ({
    label,
    tested: count(tested),
    inForce: count(inForce),
    currency: unit,
  });
  const both = (pick: (tally: SideTally) => object) =>
    [...new Set([...Object.keys(pick(tested)), ...Object.keys(pick(inForce))])].sort();
  const letters = [
    row(
      t("simulation.row.sent"),
      (tally) => contactsOf(tally).allowed + contactsOf(tally).deferred,
    ),
    row(t("simulation.row.deferred"), (tally) => contactsOf(tally).deferred),
    row(t("simulation.row.denied"), (tally) => contactsOf(tally).denied),
    ...both(({ deniedBy }) => deniedBy).map((rule) =>
      row(
        t("simulation.row.deniedBy", {
          rule: t(`notice.rule.${rule as DenyRule}`, { until: "–" }),
        }),
        ({ deniedBy }) => deniedBy[rule] ?? 0,
      ),
    ),
    row(t("simulation.row.cost", { currency }), (tally) => costOf(tally, input.prices), currency),
  ];
  const work = WORKING_ROLES.flatMap((role) => {
    const name = t(`role.${role}`);
    const limit = input.capacity[role];
    const tasks = row(t("simulation.row.tasks", { role: name }), (tally) => tally.tasks[role] ?? 0);
    if (limit === undefined) return [tasks];
    const over = t("simulation.row.over", { role: name });
    return [tasks, row(over, (tally) => daysOver(tally, role, limit))];
  });
  const acts = [
    row(t("simulation.row.opened"), ({ cases }) => cases.opened ?? 0),
    row(t("simulation.row.moved"), ({ cases }) => cases.moved ?? 0),
    row(t("simulation.row.closed"), ({ cases }) => cases.closed ?? 0),
    row(t("simulation.row.holds"), ({ holds }) => holds),
    row(t("simulation.row.flags"), ({ flags }) => flags),
    row(t("simulation.row.moves"), ({ moves }) => moves),
    row(t("simulation.row.kept"), ({ promises }) => promises?.kept ?? 0),
    row(t("simulation.row.broken"), ({ promises }) => promises?.broken ?? 0),
  ];
  const fees = both(({ charges }) => charges).flatMap((code) =>
    (["lateFees", "penaltyInterest"] as const).map((kind) =>
      row(
        t(`simulation.row.${kind}`, { currency: code }),
        ({ charges }) => charges[code]?.[kind] ?? 0,
        code,
      ),
    ),
  );
  const buckets = BUCKETS.map((bucket) =>
    row(t("simulation.row.bucket", { bucket }), (tally) => loansIn(tally, bucket)),
  );
  const rest = [...work, ...acts, ...fees, ...buckets];
  return [...letters, ...rest.filter((one) => one.tested !== 0 || one.inForce !== 0)];
}

function loansIn({ buckets }: SideTally, bucket: string): number {
  return Object.values(buckets).reduce((sum, own) => sum + (own[bucket]?.loans ?? 0), 0);
}
