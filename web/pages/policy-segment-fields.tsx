import { COUNTINGS } from "../../src/domain/loan/rules";
import { SelectField, TextField } from "../components/fields";
import { ConditionField } from "./policy-condition-field";
import type { PolicyEditorProps } from "./policy-editor";
import type { SegmentValues } from "./policy-editor-values";
import { OWN_ORDER } from "./policy-editor-values";
import { BucketsField } from "./policy-buckets-field";
import { LadderFields } from "./policy-ladder-fields";

/** The segments with their own ladders, and the button for another one. */
export function SegmentFields(props: PolicyEditorProps) {
  const { t, values, errors, ladders, readings } = props;
  const matches = [
    { value: "", label: t("policyEdit.segmentMatch") },
    ...(["each-on-its-day", "most-severe", "one-at-a-time"] as const).map((value) => ({
      value: value as string,
      label: t(`policy.match.${value}`),
    })),
  ];
  return (
    <fieldset class="editor-part" id="field-segments">
      <legend class="editor-heading">{t("policyEdit.segments")}</legend>
      <p class="help">{t("policyEdit.segmentsHelp")}</p>
      {errors["segments"] && <p class="field-error">{errors["segments"]}</p>}
      {values.segments.map((segment, index) => {
        const place = `segments.${index}`;
        const words = ladders[index + 1];
        const what = segment.name === "" ? String(index + 1) : segment.name;
        return (
          <fieldset class="segment" id={`field-${place}`}>
            <legend class="segment-name">{t("policy.segment", { name: what })}</legend>
            <input type="hidden" name={`${place}.stored`} value={segment.stored} />
            <TextField
              t={t}
              name={`${place}.name`}
              label={t("policyEdit.segmentName")}
              value={segment.name}
              error={errors[`${place}.name`]}
              maxlength={80}
            />
            <ConditionField
              t={t}
              name={`${place}.when`}
              label={t("policyEdit.segmentWhen")}
              help={t("policyEdit.segmentWhenHelp")}
              value={segment.when}
              error={errors[`${place}.when`]}
              reading={readings[`${place}.when`]}
              required
            />
            <SegmentRules {...props} segment={segment} place={place} />
            {words && (
              <LadderFields
                {...props}
                ladder={words}
                steps={segment.ladder}
                place={`${place}.ladder`}
              >
                <SelectField
                  t={t}
                  name={`${place}.match`}
                  label={t("policy.match")}
                  options={matches}
                  value={segment.match}
                  error={errors[`${place}.match`]}
                />
              </LadderFields>
            )}
            <div>
              <button
                type="submit"
                class="button button-grave"
                name="next"
                value={`remove-segment:${place}`}
                aria-label={t("policyEdit.of", {
                  what: t("policyEdit.removeSegment"),
                  where: what,
                })}
              >
                {t("policyEdit.removeSegment")}
              </button>
            </div>
          </fieldset>
        );
      })}
      <div>
        <button type="submit" class="button" name="next" value="add-segment">
          {t("policyEdit.addSegment")}
        </button>
      </div>
    </fieldset>
  );
}

type SegmentRulesProps = PolicyEditorProps & Readonly<{ segment: SegmentValues; place: string }>;

/** Its own rules, which are mostly the policy's and so lie folded. */
function SegmentRules({ t, errors, currency, segment, place, choices }: SegmentRulesProps) {
  const names = ["graceDays", "tolerance", "tolerancePercent", "tolerancePercentMax"] as const;
  const isOpen = [...names, "counting" as const, "buckets" as const, "allocation" as const].some(
    (name) => segment[name] !== "" || errors[`${place}.${name}`],
  );
  const suffix = { tolerance: currency, tolerancePercentMax: currency, tolerancePercent: "%" };
  return (
    <details open={isOpen}>
      <summary>{t("policyEdit.segmentRules")}</summary>
      <p class="help">{t("policyEdit.segmentRulesHelp")}</p>
      <div class="editor-pair">
        {names.map((name) => (
          <TextField
            t={t}
            name={`${place}.${name}`}
            label={t(`policy.${name}`)}
            value={segment[name]}
            error={errors[`${place}.${name}`]}
            required={false}
            inputmode={name === "graceDays" ? "numeric" : "decimal"}
            width="short"
            suffix={name === "graceDays" ? t("policyEdit.daysUnit") : suffix[name]}
          />
        ))}
        <SelectField
          t={t}
          name={`${place}.counting`}
          label={t("policy.counting")}
          options={[
            { value: "", label: t("policyEdit.segmentMatch") },
            ...COUNTINGS.map((value) => ({ value, label: t(`policy.counting.${value}`) })),
          ]}
          value={segment.counting}
          error={errors[`${place}.counting`]}
        />
      </div>
      <BucketsField
        t={t}
        name={`${place}.buckets`}
        value={segment.buckets}
        error={errors[`${place}.buckets`]}
      />
      <SelectField
        t={t}
        name={`${place}.allocation`}
        label={t("policy.allocation")}
        options={[
          { value: "", label: t("policyEdit.segmentMatch") },
          ...(segment.allocation === OWN_ORDER
            ? [{ value: OWN_ORDER, label: t("policy.order.own") }]
            : []),
          ...choices.allocations.filter(({ value }) => value !== OWN_ORDER),
        ]}
        value={segment.allocation}
        error={errors[`${place}.allocation`]}
      />
    </details>
  );
}
