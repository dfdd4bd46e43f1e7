import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import { Marked } from "../components/marked";
import type { MessageKey, Translator } from "../locales/translate";

/** The fields of a description by their pointers, with dots: `payment.amount`. */
export type DescriptionValues = Readonly<Record<string, string>>;

export type DescriptionChoices = Readonly<
  Record<
    | "signature.algorithm"
    | "signature.encoding"
    | "signature.key"
    | "timestamp.unit"
    | "payment.amountUnit"
    | "payment.paidOnForm",
    readonly string[]
  >
>;

type FormProps = Readonly<{
  t: Translator;
  action: string;
  values: DescriptionValues;
  choices: DescriptionChoices;
  errors?: FieldErrors | undefined;
}>;

type Entry = Readonly<{ name: string; help?: boolean; optional?: boolean }>;

const SIGNATURE: readonly Entry[] = [
  { name: "signature.header", help: true },
  { name: "signature.algorithm" },
  { name: "signature.encoding" },
  { name: "signature.prefix", help: true, optional: true },
  { name: "signature.signed", help: true },
  { name: "signature.key" },
  { name: "timestamp.from", help: true, optional: true },
  { name: "timestamp.unit" },
  { name: "timestamp.toleranceSeconds", help: true },
  { name: "messageId", help: true, optional: true },
];
const KIND: readonly Entry[] = [
  { name: "kind.path", help: true, optional: true },
  { name: "kind.payments", help: true, optional: true },
  { name: "kind.reversals", help: true, optional: true },
];
const PAYMENT: readonly Entry[] = [
  { name: "payment.reference", help: true },
  { name: "payment.loan", help: true, optional: true },
  { name: "payment.amount", help: true },
  { name: "payment.amountUnit" },
  { name: "payment.currency", help: true },
  { name: "payment.paidOn", help: true, optional: true },
  { name: "payment.paidOnForm" },
  { name: "payment.method", help: true, optional: true },
  { name: "payment.payer", help: true, optional: true },
];
const REVERSAL: readonly Entry[] = [
  { name: "reversal.reference", help: true, optional: true },
  { name: "reversal.amount", help: true, optional: true },
  { name: "reversal.reason", optional: true },
];

/** How a source signs and writes: what an admin reads in its documentation, field by field. */
export function DescriptionForm({ t, action, values, choices, errors }: FormProps) {
  const group = (legend: MessageKey, entries: readonly Entry[]) => (
    <fieldset class="editor-part">
      <legend class="editor-heading">{t(legend)}</legend>
      {entries.map((entry) => (
        <Field t={t} entry={entry} values={values} choices={choices} errors={errors} />
      ))}
    </fieldset>
  );
  return (
    <Form t={t} action={action} errors={errors} label={t("webhooks.describe")}>
      <p class="help">
        <Marked text={t("webhooks.describeHelp")} />
      </p>
      {group("webhookField.signature", SIGNATURE)}
      {group("webhookField.kind", KIND)}
      {group("webhookField.payment", PAYMENT)}
      {group("webhookField.reversal", REVERSAL)}
      <div>
        <Submit>{t("webhooks.describe")}</Submit>
      </div>
    </Form>
  );
}

type FieldProps = Omit<FormProps, "action"> & Readonly<{ entry: Entry }>;

function Field({ t, entry, values, choices, errors }: FieldProps) {
  const { name, help = false, optional = false } = entry;
  const options = choices[name as keyof DescriptionChoices];
  const shown = {
    ...{ t, name, label: t(`webhookField.${name}` as MessageKey), error: errors?.[name] },
    ...(help && { help: <Marked text={t(`webhookHelp.${name}` as MessageKey)} /> }),
    value: values[name] ?? "",
  };
  if (!options) return <TextField {...shown} required={!optional} maxlength={400} />;
  return (
    <SelectField
      {...shown}
      options={options.map((value) => ({
        value,
        label: t(`webhookChoice.${name}.${value}` as MessageKey),
      }))}
    />
  );
}
