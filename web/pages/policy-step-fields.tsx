import { SelectField, TextField } from "../components/fields";
import { fieldId } from "../components/form";
import { ActionsFields } from "./policy-action-fields";
import { ConditionField } from "./policy-condition-field";
import { type StepValues, TRIGGERS } from "./policy-editor-values";
import type { StepWords } from "./policy-ladder";
import type { LadderFieldsProps } from "./policy-ladder-fields";

export type StepFieldsProps = LadderFieldsProps &
  Readonly<{
    step: StepValues;
    words: StepWords;
    index: number;
    /** Whether no step comes after it. */
    last: boolean;
  }>;

/** One step: a line that says it, which opens to its fields. */
export function StepFields(props: StepFieldsProps) {
  const { t, words, index, place, errors, at, step, readings } = props;
  const isWrong = Object.keys(errors).some((name) => name.startsWith(`${place}.`));
  const number = t("policyEdit.step", { step: index + 1 });
  return (
    <li class={isWrong ? "step step-wrong" : "step"}>
      <details open={isWrong || at === place}>
        <summary class="step-line">
          <span class="ladder-day">{words.trigger}</span>
          <span class="ladder-what">
            {words.acts.map((act) => (
              <span class="ladder-act">{act}</span>
            ))}
            {words.condition !== null && (
              <span class="ladder-if">{t("policy.if", { reading: words.condition })}</span>
            )}
            {words.repeat !== null && <span class="ladder-if">{words.repeat}</span>}
          </span>
        </summary>
        <fieldset class="step-fields" id={fieldId(place)}>
          <legend class="unseen">{number}</legend>
          <TriggerFields {...props} />
          <ConditionField
            t={t}
            name={`${place}.when`}
            label={t("policyEdit.when")}
            help={t("policyEdit.whenHelp")}
            value={step.when}
            error={errors[`${place}.when`]}
            reading={readings[`${place}.when`]}
          />
          <ActionsFields {...props} />
          <RepeatFields {...props} />
          <StepButtons {...props} number={number} />
        </fieldset>
      </details>
    </li>
  );
}

function TriggerFields({ t, place, step, ladder, errors }: StepFieldsProps) {
  const triggers = TRIGGERS.map((value) => ({
    value: value as string,
    label: t(`policyEdit.trigger.${value}`),
  }));
  // One that is no bucket any more stays to be seen, with what is wrong beside it.
  const names =
    step.bucket === "" ? ladder.buckets : [...new Set([...ladder.buckets, step.bucket])];
  return (
    <div class="step-when">
      <SelectField
        t={t}
        name={`${place}.trigger`}
        label={t("policyEdit.trigger")}
        options={triggers}
        value={step.trigger}
      />
      <div class="for-days">
        <TextField
          t={t}
          name={`${place}.day`}
          label={t("policyEdit.days")}
          value={step.days}
          error={errors[`${place}.day`]}
          inputmode="numeric"
          width="short"
        />
      </div>
      <div class="for-bucket">
        <SelectField
          t={t}
          name={`${place}.bucket`}
          label={t("policyEdit.bucket")}
          options={names.map((value) => ({ value, label: value }))}
          value={step.bucket}
          error={errors[`${place}.bucket`]}
        />
      </div>
    </div>
  );
}

function RepeatFields({ t, place, step, errors }: StepFieldsProps) {
  return (
    <div class="step-when">
      <TextField
        t={t}
        name={`${place}.everyDays`}
        label={t("policyEdit.everyDays")}
        value={step.everyDays}
        error={errors[`${place}.everyDays`]}
        inputmode="numeric"
        required={false}
        suffix={t("policyEdit.daysUnit")}
        width="short"
      />
      <TextField
        t={t}
        name={`${place}.timesMax`}
        label={t("policyEdit.timesMax")}
        value={step.timesMax}
        inputmode="numeric"
        required={false}
        suffix={t("policyEdit.times")}
        width="short"
      />
      <TextField
        t={t}
        name={`${place}.step`}
        label={t("policyEdit.name")}
        help={t("policyEdit.nameHelp")}
        value={step.step}
        error={errors[`${place}.step`]}
        required={false}
        maxlength={40}
      />
    </div>
  );
}

type StepButtonsProps = StepFieldsProps & Readonly<{ number: string }>;

/** Each leads to where the step is afterwards, also without script. */
function StepButtons({ t, action, place, index, last, number }: StepButtonsProps) {
  const ladder = place.slice(0, place.lastIndexOf("."));
  const button = (verb: "up" | "down" | "removeStep", value: string, target: string) => (
    <button
      type="submit"
      class={verb === "removeStep" ? "button button-grave" : "button"}
      name="next"
      value={`${value}:${place}`}
      formaction={`${action}#${fieldId(target)}`}
      aria-label={t("policyEdit.of", { what: t(`policyEdit.${verb}`), where: number })}
    >
      {t(`policyEdit.${verb}`)}
    </button>
  );
  return (
    <div class="form-row">
      {index > 0 && button("up", "step-up", `${ladder}.${index - 1}`)}
      {!last && button("down", "step-down", `${ladder}.${index + 1}`)}
      {button("removeStep", "remove-step", ladder)}
    </div>
  );
}
