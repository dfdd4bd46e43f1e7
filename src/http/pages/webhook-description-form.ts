import type { DescriptionChoices, DescriptionValues } from "../../../web/pages/webhook-description";
import type { MessageKey, Translator } from "../../../web/locales/translate";
import {
  ALGORITHMS,
  AMOUNT_UNITS,
  DATE_FORMS,
  type Description,
  type DescriptionFlaw,
  ENCODINGS,
  KEY_FORMS,
  TIME_UNITS,
} from "../../domain/webhook/description";
import { DescriptionBody } from "../routes/webhook-description-body";

export const DESCRIPTION_CHOICES: DescriptionChoices = {
  "signature.algorithm": ALGORITHMS,
  "signature.encoding": ENCODINGS,
  "signature.key": KEY_FORMS,
  "timestamp.unit": TIME_UNITS,
  "payment.amountUnit": AMOUNT_UNITS,
  "payment.paidOnForm": DATE_FORMS,
};

/** What most sources have. */
const FIRST_VALUES: DescriptionValues = {
  "signature.header": "X-Signature",
  "signature.signed": "{body}",
  "timestamp.toleranceSeconds": "300",
  messageId: "$.id",
  "kind.path": "$.type",
  "payment.paidOnForm": "instant",
};
const SEPARATOR = ", ";

/** A description as its form shows it. */
export function valuesOf(description: Description | null): DescriptionValues {
  if (!description) return FIRST_VALUES;
  const { signature, timestamp, messageId, kind, payment, reversal } = description;
  const values: Record<string, string> = { messageId: messageId ?? "" };
  const groups = { signature, timestamp: timestamp ?? {}, kind: kind ?? {}, payment, reversal };
  for (const [group, fields] of Object.entries(groups)) {
    for (const [name, value] of Object.entries(fields)) {
      const text = Array.isArray(value) ? value.join(SEPARATOR) : String(value ?? "");
      values[`${group}.${name}`] = text;
    }
  }
  return { "timestamp.toleranceSeconds": "300", ...values };
}

type Errors = Readonly<Record<string, string>>;

/** What a form says of a source, or what is wrong with which of its fields. */
export function descriptionOf(
  t: Translator,
  values: DescriptionValues,
): Readonly<{ description: Description } | { errors: Errors }> {
  const text = (name: string) => (values[name] ?? "").trim();
  const orNull = (name: string) => (text(name) === "" ? null : text(name));
  const list = (name: string) =>
    text(name)
      .split(/[,，\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== "");
  const group = (name: string, fields: readonly string[]) =>
    Object.fromEntries(fields.map((field) => [field, text(`${name}.${field}`)]));
  const draft = {
    signature: {
      ...group("signature", ["header", "algorithm", "encoding", "prefix", "signed", "key"]),
    },
    timestamp: orNull("timestamp.from") && {
      ...group("timestamp", ["from", "unit"]),
      toleranceSeconds: Number(text("timestamp.toleranceSeconds")),
    },
    messageId: orNull("messageId"),
    kind: orNull("kind.path") && {
      path: text("kind.path"),
      payments: list("kind.payments"),
      reversals: list("kind.reversals"),
    },
    payment: {
      ...group("payment", ["reference", "amount", "amountUnit", "currency", "paidOnForm"]),
      loan: orNull("payment.loan"),
      paidOn: orNull("payment.paidOn"),
      method: orNull("payment.method"),
      payer: orNull("payment.payer"),
    },
    reversal: {
      reference: orNull("reversal.reference"),
      amount: orNull("reversal.amount"),
      reason: orNull("reversal.reason"),
    },
  };
  const read = DescriptionBody.safeParse(draft);
  if (read.success) return { description: read.data };
  const wrong = read.error.issues.map(({ path }) => fieldAt(path.map(String)));
  return { errors: Object.fromEntries(wrong.map((name) => [name, t("webhookFlaw.invalid")])) };
}

/** What is wrong, at the fields of the form; the first flaw of each. */
export function flawsAtFields(t: Translator, flaws: readonly DescriptionFlaw[]): Errors {
  const errors: Record<string, string> = {};
  for (const { pointer, code, detail } of flaws) {
    const name = fieldAt(pointer.slice(1).split("/"));
    const text = t(`webhookFlaw.${code.split(".")[1]}` as MessageKey);
    errors[name] ??= detail === undefined ? text : t("webhookFlaw.at", { text, detail });
  }
  return errors;
}

/** Lists are one field each. */
function fieldAt(path: readonly string[]): string {
  return path.slice(0, 2).join(".");
}
