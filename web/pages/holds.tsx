import type { HoldStop } from "../../src/domain/policy/step-action";
import { Breadcrumbs } from "../components/breadcrumbs";
import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type FlagRow, LoanFlags } from "./loan-flags";
import { PlaceHoldForm } from "./place-hold-form";
import { type RuleLink, stopWords } from "./treatment-events";

export type HoldRow = Readonly<{
  number: number;
  stops: readonly HoldStop[];
  reason: string;
  legalBasis: string;
  owner: string;
  from: string;
  to: string | null;
  openEndReason: string | null;
  liftReason: string | null;
  rule: RuleLink | null;
  canLift: boolean;
}>;

/** Which form is shown again, with what was typed and what is wrong with it. */
export type HoldsAgain = Readonly<{
  form: "place" | "lift" | "flag";
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
}>;

export type HoldsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  loan: Readonly<{ id: string; externalId: string }>;
  /** Newest first. */
  holds: readonly HoldRow[];
  flags: readonly FlagRow[];
  canHold: boolean;
  canFlag: boolean;
  again?: HoldsAgain;
}>;

export function HoldsPage(props: HoldsPageProps) {
  const { t, frame, loan, holds } = props;
  const trail = [
    { href: "/loans", label: t("loans.title") },
    { href: `/loans/${loan.id}`, label: loan.externalId },
  ];
  return (
    <Shell t={t} frame={frame} title={t("hold.title")}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={trail} />}
        title={t("hold.title")}
        lead={`${t("hold.of", { loan: loan.externalId })}. ${t("hold.lead")}`}
      />
      {holds.length === 0 ? <p class="quiet">{t("hold.none")}</p> : <HoldTable {...props} />}
      {props.canHold && (
        <Section id="place" title={t("hold.place")}>
          <PlaceHoldForm
            t={t}
            loanId={loan.id}
            today={frame.tenant.businessDate}
            again={props.again?.form === "place" ? props.again : undefined}
          />
        </Section>
      )}
      <Section id="flags" title={t("flag.title")}>
        <LoanFlags {...props} />
      </Section>
    </Shell>
  );
}

function HoldTable({ t, loan, holds, again }: HoldsPageProps) {
  const columns: readonly Column<HoldRow>[] = [
    { key: "number", label: t("hold.number"), cell: ({ number }) => number },
    { key: "stops", label: t("hold.stops"), cell: ({ stops }) => stopWords(t, stops) },
    { key: "from", label: t("hold.from"), cell: ({ from }) => <DateText t={t} on={from} /> },
    { key: "to", label: t("hold.to"), cell: (row) => <End t={t} row={row} /> },
    {
      key: "reason",
      label: t("hold.reason"),
      prose: true,
      cell: ({ reason, rule }) => (
        <>
          {reason}
          {rule && (
            <>
              {" · "}
              <a href={rule.href}>
                {t("why.rule", { version: rule.version, step: rule.step ?? "" })}
              </a>
            </>
          )}
        </>
      ),
    },
    {
      key: "basis",
      label: t("hold.legalBasis"),
      prose: true,
      cell: ({ legalBasis }) => legalBasis,
    },
    { key: "owner", label: t("hold.owner"), cell: ({ owner }) => owner },
    {
      key: "lift",
      label: t("shell.actions"),
      actions: true,
      cell: (row) =>
        row.canLift && <LiftForm t={t} loanId={loan.id} number={row.number} again={again} />,
    },
  ];
  return (
    <DataTable t={t} id="holds-table" caption={t("hold.caption")} columns={columns} rows={holds} />
  );
}

function End({ t, row }: Readonly<{ t: Translator; row: HoldRow }>) {
  const { to, openEndReason, liftReason } = row;
  return (
    <>
      {to === null ? t("hold.standing.open") : <DateText t={t} on={to} />}
      {to === null && openEndReason !== null && <span class="quiet"> · {openEndReason}</span>}
      {liftReason !== null && (
        <span class="quiet"> · {t("hold.lifted", { reason: liftReason })}</span>
      )}
    </>
  );
}

type LiftFormProps = Readonly<{
  t: Translator;
  loanId: string;
  number: number;
  again: HoldsAgain | undefined;
}>;

/** POST …/holds/{number}/lifting with `liftReason-{number}`. */
function LiftForm({ t, loanId, number, again }: LiftFormProps) {
  const field = `liftReason-${number}`;
  const isAgain = again?.errors[field] !== undefined;
  return (
    <Form t={t} action={`/loans/${loanId}/holds/${number}/lifting`} inline>
      <TextField
        t={t}
        name={field}
        label={<span class="unseen">{t("hold.lift.reason", { number })}</span>}
        value={isAgain ? again.values[field] : undefined}
        error={isAgain ? again.errors[field] : undefined}
        maxlength={500}
      />
      <Submit tone="plain" label={t("hold.lift.label", { number })}>
        {t("hold.lift.submit")}
      </Submit>
    </Form>
  );
}
