import { TextareaField } from "../components/fields";
import type { Translator } from "../locales/translate";

type BucketsFieldProps = Readonly<{
  t: Translator;
  name: string;
  value: string;
  error?: string | undefined;
}>;

const ROWS_MIN = 5;

/** What days past due are called, one bucket a line. */
export function BucketsField({ t, name, value, error }: BucketsFieldProps) {
  return (
    <TextareaField
      t={t}
      name={name}
      label={t("policy.buckets")}
      help={t("policyEdit.bucketsHelp")}
      value={value}
      rows={Math.max(ROWS_MIN, value.split("\n").length)}
      maxlength={2000}
      required={false}
      error={error}
    />
  );
}
