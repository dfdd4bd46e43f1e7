import type { FieldErrors } from "../../../web/components/form";
import {
  EXPORT_FORM_KINDS,
  EXPORT_WHENS,
  type ExportFormValues,
} from "../../../web/pages/export-form";
import type { ExportRequest } from "../../app/export/start";
import { BUCKETS } from "../../domain/delinquency/bucket";
import type { ExportFlaw } from "../../domain/export/check";
import type { ExportTime } from "../../domain/export/schedule";
import { parseDate } from "../../kernel/calendar";
import type { Translator } from "../../../web/locales/translate";

/** What a form asked for: a file, and when it is made by itself; null for now and once. */
export type AskedExport = Readonly<{ request: ExportRequest; time: ExportTime | null }>;

const TIMES: Readonly<Record<(typeof EXPORT_WHENS)[number], ExportTime | null>> = {
  now: null,
  day: { every: "day", day: 1 },
  week: { every: "week", day: 1 },
  month: { every: "month", day: 1 },
  monthEnd: { every: "month", day: 31 },
};

export function exportValues(sent: Readonly<Record<string, string | undefined>>): ExportFormValues {
  const text = (name: string) => (sent[name] ?? "").trim();
  return {
    kind: text("kind") || "loans",
    format: text("format") || "csv",
    ...{ asOf: text("asOf"), from: text("from"), to: text("to") },
    ...{ currency: text("currency").toUpperCase(), bucket: text("bucket") },
    personal: text("personal") === "true",
    when: text("when") || "now",
  };
}

/** What was typed, or what of it cannot be read. */
export function readExportForm(
  t: Translator,
  values: ExportFormValues,
): AskedExport | Readonly<{ errors: FieldErrors }> {
  const kind = EXPORT_FORM_KINDS.find((one) => one === values.kind);
  const when = EXPORT_WHENS.find((one) => one === values.when) ?? "now";
  const bucket = (BUCKETS as readonly string[]).indexOf(values.bucket);
  const dated = (["asOf", "from", "to"] as const).filter(
    (name) => values[name] !== "" && parseDate(values[name]) === undefined,
  );
  const isCurrency = values.currency === "" || /^[A-Z]{3}$/.test(values.currency);
  const errors: FieldErrors = {
    ...(kind ? {} : { kind: t("export.form.kindMissing") }),
    ...Object.fromEntries(dated.map((name) => [name, t("export.wrong.day")])),
    ...(isCurrency ? {} : { currency: t("export.wrong.currency") }),
  };
  if (!kind || Object.keys(errors).length > 0) return { errors };
  return {
    time: TIMES[when],
    request: {
      kind,
      format: values.format === "ndjson" ? "ndjson" : "csv",
      options: {
        asOf: parseDate(values.asOf) ?? null,
        from: parseDate(values.from) ?? null,
        to: parseDate(values.to) ?? null,
        currency: values.currency === "" ? null : values.currency,
        bucket: bucket === -1 ? null : bucket,
        personal: values.personal,
      },
    },
  };
}

export function flawErrors(t: Translator, flaws: readonly ExportFlaw[]): FieldErrors {
  return Object.fromEntries(
    flaws.map(({ option, code }) => [
      option,
      t(`export.wrong.${code.split(".")[1]}` as "export.wrong.in_future"),
    ]),
  );
}
