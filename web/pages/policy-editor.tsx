import { COUNTINGS } from "../../src/domain/loan/rules";
import { type Option, SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";
import { FACT_LIST } from "./policy-condition-field";
import type { EditorValues, PolicyValues } from "./policy-editor-values";
import type { LadderWords } from "./policy-ladder";
import { BucketsField } from "./policy-buckets-field";
import { LawFields } from "./policy-law-fields";
import { LadderFields } from "./policy-ladder-fields";
import { SegmentFields } from "./policy-segment-fields";

export type EditorChoices = Readonly<{
  allocations: readonly Option[];
  templates: readonly Option[];
  /** The facts that a condition can ask about. */
  facts: readonly Option[];
}>;

export type PolicyEditorProps = Readonly<{
  t: Translator;
  action: string;
  /** The writing of the draft that the form was filled from. */
  revision: number;
  values: EditorValues;
  errors: FieldErrors;
  /** Conditions in words, by the names of their fields. */
  readings: Readonly<Record<string, string>>;
  /** The ladders as they stand in the form. */
  ladders: readonly LadderWords[];
  bucketStarts: readonly number[];
  /** The place that was just changed, such as `ladder.3`. */
  at: string;
  currency: string;
  choices: EditorChoices;
  /** The hours that the law leaves, such as 08:00. */
  law: Readonly<{ start: string; end: string }>;
  earliestOn: string;
}>;

export type PlainField = (name: keyof PolicyValues) => Readonly<{
  t: Translator;
  name: string;
  value: string;
  error: string | undefined;
}>;

export function PolicyEditor(props: PolicyEditorProps) {
  const { t, action, values, errors, ladders, bucketStarts, at, earliestOn, choices } = props;
  const field: PlainField = (name) => ({ t, name, value: values[name], error: errors[name] });
  const [own] = ladders;
  return (
    <div class="policy-editor" data-policy-check={`${action}/check`}>
      <Form t={t} action={action} errors={errors} label={t("policy.editor")}>
        {/* What the enter key of a field means: the first button of the form. */}
        <button type="submit" hidden>
          {t("policy.save")}
        </button>
        <input type="hidden" name="revision" value={String(props.revision)} />
        <div class="editor-part editor-narrow">
          <TextField {...field("name")} label={t("policy.name")} maxlength={120} />
          <TextField
            {...field("effectiveOn")}
            label={t("policy.effectiveOn")}
            help={t("policy.effectiveOnHelp")}
            type="date"
            min={earliestOn}
          />
          <TextField
            {...field("canaryPercent")}
            label={t("policyEdit.canary")}
            help={t("policyEdit.canaryHelp")}
            inputmode="numeric"
            required={false}
            suffix="%"
            width="short"
          />
        </div>
        {own && (
          <LadderFields
            {...props}
            ladder={own}
            steps={values.ladder}
            place="ladder"
            bucketStarts={bucketStarts}
            at={at}
          >
            <WalkFields t={t} field={field} />
          </LadderFields>
        )}
        <SegmentFields {...props} />
        <RuleFields {...props} field={field} />
        <LawFields t={t} field={field} />
        <EditorButtons t={t} />
        <datalist id={FACT_LIST}>
          {choices.facts.map(({ value, label }) => (
            <option value={value}>{label}</option>
          ))}
        </datalist>
      </Form>
    </div>
  );
}

function EditorButtons({ t }: Readonly<{ t: Translator }>) {
  return (
    <div class="form-row editor-buttons">
      <Submit>{t("policy.save")}</Submit>
      <button type="submit" class="button" name="next" value="submit">
        {t("policy.saveAndSubmit")}
      </button>
      <button type="submit" class="button" name="next" value="check">
        {t("policyEdit.check")}
      </button>
      <output class="help" data-policy-state />
    </div>
  );
}

function WalkFields({ t, field }: Readonly<{ t: Translator; field: PlainField }>) {
  const matches = (["each-on-its-day", "most-severe", "one-at-a-time"] as const).map((value) => ({
    value: value as string,
    label: t(`policy.match.${value}`),
  }));
  const missed = (["take", "skip"] as const).map((value) => ({
    value: value as string,
    label: t(`policy.missedDays.${value}`),
  }));
  return (
    <div class="editor-pair">
      <SelectField {...field("match")} label={t("policy.match")} options={matches} />
      <SelectField {...field("missedDays")} label={t("policy.missedDays")} options={missed} />
    </div>
  );
}

/** Which day of the count the due date is. */
function countingOptions(t: Translator): readonly Option[] {
  return COUNTINGS.map((value) => ({ value, label: t(`policy.counting.${value}`) }));
}

type RuleFieldsProps = PolicyEditorProps & Readonly<{ field: PlainField }>;

function RuleFields({ t, field, currency, choices, law, action }: RuleFieldsProps) {
  const decimal = { inputmode: "decimal", width: "short" } as const;
  return (
    <fieldset class="editor-part">
      <legend class="editor-heading">{t("policyEdit.rules")}</legend>
      <div class="editor-pair">
        <TextField
          {...field("tolerance")}
          {...decimal}
          label={t("policy.tolerance")}
          help={t("policy.toleranceHelp")}
          suffix={currency}
        />
        <TextField
          {...field("tolerancePercent")}
          {...decimal}
          label={t("policy.tolerancePercent")}
          help={t("policy.tolerancePercentHelp")}
          required={false}
          suffix="%"
        />
        <TextField
          {...field("tolerancePercentMax")}
          {...decimal}
          label={t("policy.tolerancePercentMax")}
          required={false}
          suffix={currency}
        />
        <TextField
          {...field("graceDays")}
          label={t("policy.graceDays")}
          help={t("policy.graceHelp")}
          inputmode="numeric"
          width="short"
        />
        <SelectField
          {...field("counting")}
          label={t("policy.counting")}
          help={t("policy.countingHelp")}
          options={countingOptions(t)}
        />
        <TextField
          {...field("windowStart")}
          label={t("policy.windowStart")}
          help={t("policy.windowHelp", law)}
          width="short"
        />
        <TextField {...field("windowEnd")} label={t("policy.windowEnd")} width="short" />
      </div>
      <BucketsField {...field("buckets")} />
      <SelectField
        {...field("allocation")}
        label={t("policy.allocation")}
        help={t("policy.allocationHelp")}
        options={choices.allocations}
      />
      <p class="help">
        <a href={`${action}/document?as=yaml`}>{t("policyEdit.asText")}</a>
      </p>
    </fieldset>
  );
}
