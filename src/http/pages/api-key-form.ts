import type { MessageKey, Translator } from "../../../web/locales/translate";
import type { KeyValues } from "../../../web/pages/api-key-fields";
import { KEY_ADDRESSES_MAX, type KeyDraft, type KeyFlaw } from "../../domain/api-key/terms";
import {
  addDays,
  dateAt,
  type Instant,
  instant,
  instantAt,
  parseDate,
} from "../../kernel/calendar";

type Form = Readonly<Record<string, unknown>>;

/** What was typed, to be shown again as it was. */
export function typedKey(form: Form): KeyValues {
  const text = (name: string) => (typeof form[name] === "string" ? String(form[name]).trim() : "");
  return { name: text("name"), lastDay: text("lastDay"), addresses: text("addresses") };
}

/** A key as the fields of its form show it. */
export function keyValues(key: KeyDraft, timezone: string): KeyValues {
  const { name, expiresAt, allowedAddresses } = key;
  const lastDay = expiresAt === null ? "" : dateAt(instant(expiresAt - 1), timezone);
  return { name, lastDay, addresses: allowedAddresses.join("\n") };
}

/** Undefined: the last day is none. A day is the lender's, and counts to its end. */
export function draftOf(
  { name, lastDay, addresses }: KeyValues,
  timezone: string,
): KeyDraft | undefined {
  const allowedAddresses = addresses.split(/[\s,]+/).filter((line) => line !== "");
  if (lastDay === "") return { name, expiresAt: null, allowedAddresses };
  const day = parseDate(lastDay);
  return day && { name, expiresAt: endOf(day, timezone), allowedAddresses };
}

function endOf(day: NonNullable<ReturnType<typeof parseDate>>, timezone: string): Instant {
  return instantAt(addDays(day, 1), 0, timezone);
}

const FIELDS: Readonly<Record<KeyFlaw["code"], Readonly<[keyof KeyValues, MessageKey]>>> = {
  "api-key.name_missing": ["name", "keys.nameWrong"],
  "api-key.expires_in_past": ["lastDay", "keys.lastDayWrong"],
  "api-key.address_invalid": ["addresses", "keys.addressWrong"],
  "api-key.too_many_addresses": ["addresses", "keys.addressesTooMany"],
};

/** Flaws at the fields of the form: the first of each field. */
export function keyErrors(
  t: Translator,
  flaws: readonly KeyFlaw[],
  { allowedAddresses }: KeyDraft,
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { pointer, code } of flaws) {
    const [field, message] = FIELDS[code];
    const address = allowedAddresses[Number(pointer.split("/")[2])] ?? "";
    errors[field] ??= t(message, { address, max: KEY_ADDRESSES_MAX });
  }
  return errors;
}
