import type { Component } from "../../src/domain/loan/components";
import type { EntryType } from "../../src/domain/loan/ledger";
import { Amount } from "../components/amount";
import { DateText } from "../components/date";
import type { Translator } from "../locales/translate";

/** Where a number was changed: by the schedule, an entry, or a rule that needs no entry. */
export type Origin =
  | Readonly<{ kind: "schedule"; version: number }>
  | Readonly<{ kind: "entry"; type: EntryType; sequence: number; reference: string | null }>
  | Readonly<{
      kind: "rule";
      rule: "late-fee" | "penalty-interest" | "accrual";
      /** Where a charge is explained. */
      whyHref?: string;
    }>;

export type ExplanationLine = Readonly<{
  on: string;
  origin: Origin;
  component: Component | null;
  asked: number;
  paid: number;
}>;

export type Explanation = Readonly<{
  lines: readonly ExplanationLine[];
  asked: number;
  paid: number;
}>;

type ExplanationTableProps = Readonly<{
  t: Translator;
  id: string;
  title: string;
  explanation: Explanation;
  currency: string;
}>;

/** Line by line what made an amount, with its sum: what is asked less what is paid is open. */
export function ExplanationTable(props: ExplanationTableProps) {
  const { t, id, title, explanation, currency } = props;
  const { lines, asked, paid } = explanation;
  const amount = (minor: number) => (
    <td class="numeric">
      <Amount t={t} minor={minor} currency={currency} />
    </td>
  );
  return (
    <table class="table" aria-labelledby={`${id}-title`}>
      <caption class="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t("explain.on")}</th>
          <th scope="col">{t("explain.origin")}</th>
          <th scope="col">{t("explain.component")}</th>
          <th scope="col" class="numeric">
            {t("explain.asked")} <span class="unit">{currency}</span>
          </th>
          <th scope="col" class="numeric">
            {t("explain.paid")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr>
            <td>
              <DateText t={t} on={line.on} />
            </td>
            <td>
              {originName(t, line.origin)}
              {line.origin.kind === "rule" && line.origin.whyHref && (
                <>
                  {" · "}
                  <a href={line.origin.whyHref}>{t("why.link")}</a>
                </>
              )}
            </td>
            <td>{line.component === null ? "" : t(`loan.component.${line.component}`)}</td>
            {amount(line.asked)}
            {amount(line.paid)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colspan={3}>
            {t("explain.open", { amount: t.formatMoney(asked - paid, currency) })}
          </td>
          {amount(asked)}
          {amount(paid)}
        </tr>
      </tfoot>
    </table>
  );
}

function originName(t: Translator, origin: Origin): string {
  switch (origin.kind) {
    case "schedule":
      return t("explain.schedule", { version: origin.version });
    case "rule":
      return t(`explain.rule.${origin.rule}`);
    case "entry": {
      const name = t(`loan.entry.${origin.type}`);
      const entry = t("explain.entry", { name, sequence: origin.sequence });
      return origin.reference === null ? entry : `${entry} · ${origin.reference}`;
    }
  }
}
