import type { PromiseState } from "../../src/domain/promise/promise";
import { Amount } from "../components/amount";
import { StateBadge, type Tone } from "../components/badge";
import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

export type PromiseRow = Readonly<{
  id: string;
  amount: number;
  paid: number;
  madeOn: string;
  dueOn: string;
  state: PromiseState;
  note: string | null;
  cancelReason: string | null;
}>;

/** Which form is shown again, with what was typed and what is wrong with it. */
export type PromisesAgain = Readonly<{
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
}>;

export type PromiseSectionProps = Readonly<{
  t: Translator;
  loanId: string;
  currency: string;
  /** First and last day of a new promise. */
  days: Readonly<{ from: string; to: string }>;
  /** Newest first. */
  promises: readonly PromiseRow[];
  /** Whether the reader may record and cancel; what is open already keeps a new one from it. */
  canPromise: boolean;
  again: PromisesAgain | undefined;
}>;

const TONES: Readonly<Record<PromiseState, Tone>> = {
  open: "watch",
  kept: "good",
  broken: "act",
  cancelled: "idle",
};

/** What the borrower promised on a loan, what came of it, and a form for the next one. */
export function PromiseSection(props: PromiseSectionProps) {
  const { t, promises, canPromise } = props;
  const isOpen = promises.some(({ state }) => state === "open");
  return (
    <Section id="promises" title={t("promise.title")}>
      {promises.length > 0 ? (
        <PromiseTable {...props} />
      ) : (
        <p class="quiet">
          {t("promise.none")} {canPromise && t("promise.none.next")}
        </p>
      )}
      {canPromise && (!isOpen || props.again) && <MakeForm {...props} />}
    </Section>
  );
}

function PromiseTable(props: PromiseSectionProps) {
  const { t, currency, promises, canPromise } = props;
  const columns: readonly Column<PromiseRow>[] = [
    {
      key: "amount",
      label: t("promise.amount"),
      numeric: true,
      cell: ({ amount }) => <Amount t={t} minor={amount} currency={currency} />,
    },
    { key: "due", label: t("promise.dueOn"), cell: ({ dueOn }) => <DateText t={t} on={dueOn} /> },
    {
      key: "state",
      label: t("promise.state"),
      cell: ({ state }) => (
        <StateBadge tone={TONES[state]}>{t(`promise.state.${state}`)}</StateBadge>
      ),
    },
    {
      key: "paid",
      label: t("promise.paid"),
      numeric: true,
      cell: ({ paid }) => <Amount t={t} minor={paid} currency={currency} />,
    },
    {
      key: "made",
      label: t("promise.madeOn"),
      cell: ({ madeOn }) => <DateText t={t} on={madeOn} />,
    },
    { key: "note", label: t("promise.note"), prose: true, cell: (row) => wordsOf(t, row) },
    {
      key: "cancel",
      label: t("shell.actions"),
      actions: true,
      cell: (row) => canPromise && row.state === "open" && <CancelForm {...props} row={row} />,
    },
  ];
  return (
    <DataTable
      t={t}
      id="promises-table"
      caption={t("promise.caption")}
      columns={columns}
      rows={promises}
    />
  );
}

function wordsOf(t: Translator, { note, cancelReason }: PromiseRow): string {
  const cancelled = cancelReason === null ? [] : [t("promise.cancelled", { reason: cancelReason })];
  return [...(note === null ? [] : [note]), ...cancelled].join(" · ");
}

/** POST …/promises with `promiseAmount`, `promiseDueOn`, `promiseNote`. */
function MakeForm({ t, loanId, currency, days, again }: PromiseSectionProps) {
  const { values = {}, errors = {} } = again ?? {};
  return (
    <Form t={t} action={`/loans/${loanId}/promises#promises`} errors={errors}>
      <h3 class="facts-title">{t("promise.make")}</h3>
      <p class="quiet">{t("promise.goesOn")}</p>
      <TextField
        t={t}
        name="promiseAmount"
        label={t("promise.amount.field", { currency })}
        value={values["promiseAmount"]}
        error={errors["promiseAmount"]}
        inputmode="decimal"
        maxlength={20}
        width="short"
      />
      <TextField
        t={t}
        name="promiseDueOn"
        type="date"
        label={t("promise.dueOn.field")}
        help={t("promise.dueOn.help")}
        value={values["promiseDueOn"]}
        error={errors["promiseDueOn"]}
        min={days.from}
        max={days.to}
      />
      <TextField
        t={t}
        name="promiseNote"
        label={t("promise.note")}
        value={values["promiseNote"]}
        error={errors["promiseNote"]}
        maxlength={500}
        required={false}
      />
      <div>
        <Submit tone="plain">{t("promise.make.submit")}</Submit>
      </div>
    </Form>
  );
}

/** POST …/promises/{id}/cancellation with `cancelReason-{id}`. */
function CancelForm(props: PromiseSectionProps & Readonly<{ row: PromiseRow }>) {
  const { t, loanId, currency, row, again } = props;
  const amount = t.formatMoney(row.amount, currency);
  const field = `cancelReason-${row.id}`;
  const isAgain = again?.errors[field] !== undefined;
  return (
    <Form t={t} action={`/loans/${loanId}/promises/${row.id}/cancellation#promises`} inline>
      <TextField
        t={t}
        name={field}
        label={<span class="unseen">{t("promise.cancel.reason", { amount })}</span>}
        value={isAgain ? again.values[field] : undefined}
        error={isAgain ? again.errors[field] : undefined}
        maxlength={500}
      />
      <Submit tone="plain" label={t("promise.cancel.label", { amount })}>
        {t("promise.cancel.submit")}
      </Submit>
    </Form>
  );
}
