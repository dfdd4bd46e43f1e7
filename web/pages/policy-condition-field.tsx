import type { Child } from "hono/jsx";
import { described, FieldFrame, fieldId } from "../components/form";
import type { Translator } from "../locales/translate";

/** The list of facts that the conditions' fields are completed from. */
export const FACT_LIST = "condition-facts";

export type ConditionFieldProps = Readonly<{
  t: Translator;
  name: string;
  label: Child;
  help: string;
  value: string;
  error: string | undefined;
  /** What it says, in words; none for what is no condition. */
  reading: string | undefined;
  required?: boolean;
}>;

/** A condition with completion from the facts, and under it what it says in plain words. */
export function ConditionField(props: ConditionFieldProps) {
  const { t, name, label, help, value, error, reading, required = false } = props;
  const field = {
    id: fieldId(name),
    name,
    class: "input input-condition",
    autocomplete: "off",
    autocapitalize: "off" as const,
    spellcheck: false,
    maxlength: 2000,
    required,
    ...described(name, help, error),
  };
  return (
    <FieldFrame t={t} name={name} label={label} help={help} error={error} optional={!required}>
      {/* A field of one line would swallow the line breaks of a condition that has them. */}
      {value.includes("\n") ? (
        <textarea {...field} rows={value.split("\n").length + 1}>
          {value}
        </textarea>
      ) : (
        <input {...field} type="text" list={FACT_LIST} value={value} data-condition />
      )}
      <output class="reading" for={fieldId(name)} data-reading={name} hidden={!reading}>
        {reading === undefined ? "" : t("policyEdit.reading", { reading })}
      </output>
    </FieldFrame>
  );
}
