import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";
import { flagName, type RuleLink } from "./treatment-events";

export type FlagRow = Readonly<{
  flag: string;
  setOn: string;
  endsOn: string | null;
  note: string | null;
  rule: RuleLink | null;
  /** Whether the loan carries it today. */
  isSet: boolean;
}>;

type LoanFlagsProps = Readonly<{
  t: Translator;
  loan: Readonly<{ id: string }>;
  flags: readonly FlagRow[];
  canFlag: boolean;
  again?: Readonly<{
    form: string;
    values: Readonly<Record<string, string>>;
    errors: FieldErrors;
  }>;
}>;

/** The flags of a loan with the forms that set them and take them off. */
export function LoanFlags(props: LoanFlagsProps) {
  const { t, flags, canFlag } = props;
  return (
    <>
      {flags.length === 0 ? <p class="quiet">{t("flag.none")}</p> : <Table {...props} />}
      {canFlag && <SetForm {...props} />}
    </>
  );
}

function Table({ t, loan, flags, canFlag }: LoanFlagsProps) {
  const columns: readonly Column<FlagRow>[] = [
    { key: "flag", label: t("flag.flag"), cell: ({ flag }) => flagName(t, flag) },
    { key: "set", label: t("flag.setOn"), cell: ({ setOn }) => <DateText t={t} on={setOn} /> },
    { key: "end", label: t("flag.endsOn"), cell: ({ endsOn }) => <DateText t={t} on={endsOn} /> },
    {
      key: "note",
      label: t("flag.note"),
      prose: true,
      cell: ({ note, rule }) => (
        <>
          {note}
          {rule && (
            <>
              {note && " · "}
              <a href={rule.href}>
                {t("why.rule", { version: rule.version, step: rule.step ?? "" })}
              </a>
            </>
          )}
        </>
      ),
    },
    {
      key: "remove",
      label: t("shell.actions"),
      actions: true,
      cell: ({ flag, isSet }) =>
        isSet &&
        canFlag && (
          <Form t={t} action={`/loans/${loan.id}/flags/${flag}/removal`} inline>
            <Submit tone="plain" label={t("flag.remove.label", { flag: flagName(t, flag) })}>
              {t("flag.remove.submit")}
            </Submit>
          </Form>
        ),
    },
  ];
  return (
    <DataTable t={t} id="flags-table" caption={t("flag.caption")} columns={columns} rows={flags} />
  );
}

/** POST …/flags with `flag`, `note` and `endsOn`. */
function SetForm({ t, loan, again }: LoanFlagsProps) {
  const { values = {}, errors } = again?.form === "flag" ? again : {};
  return (
    <Form t={t} action={`/loans/${loan.id}/flags`} errors={errors}>
      <TextField
        t={t}
        name="flag"
        label={t("flag.flag")}
        help={t("flag.name.help")}
        value={values["flag"]}
        error={errors?.["flag"]}
        maxlength={40}
      />
      <TextField
        t={t}
        name="note"
        label={t("flag.note")}
        value={values["note"]}
        error={errors?.["note"]}
        maxlength={500}
        required={false}
      />
      <TextField
        t={t}
        name="endsOn"
        type="date"
        label={t("flag.endsOn")}
        value={values["endsOn"]}
        error={errors?.["endsOn"]}
        required={false}
      />
      <div>
        <Submit tone="plain">{t("flag.set.submit")}</Submit>
      </div>
    </Form>
  );
}
