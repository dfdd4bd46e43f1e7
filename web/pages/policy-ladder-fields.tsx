import type { Child } from "hono/jsx";
import { fieldId } from "../components/form";
import type { PolicyEditorProps } from "./policy-editor";
import type { StepValues } from "./policy-editor-values";
import type { LadderWords } from "./policy-ladder";
import { StepFields } from "./policy-step-fields";
import { LadderTimeline } from "./policy-timeline";

export type LadderFieldsProps = PolicyEditorProps &
  Readonly<{
    /** The ladder in words, step by step as in `steps`. */
    ladder: LadderWords;
    steps: readonly StepValues[];
    /** Where it stands in the form: `ladder`, `segments.0.ladder`. */
    place: string;
    children?: Child;
  }>;

/** A ladder as a picture, and below it its steps, each to be opened and changed. */
export function LadderFields(props: LadderFieldsProps) {
  const { t, action, ladder, steps, place, errors, bucketStarts, children } = props;
  const stepAt = (index: number) => fieldId(`${place}.${index}`);
  const wrong = errors[place];
  return (
    <fieldset class="editor-part" id={fieldId(place)}>
      <legend class="editor-heading">{t("policy.ladder")}</legend>
      <LadderTimeline
        t={t}
        ladder={ladder}
        bucketStarts={bucketStarts}
        hrefOf={(_, index) => `#${stepAt(index)}`}
      />
      {children}
      <p class="help">{t("policyEdit.ladderHelp")}</p>
      {wrong !== undefined && <p class="field-error">{wrong}</p>}
      <ol class="steps">
        {steps.map((values, index) => {
          const words = ladder.steps[index];
          if (!words) return null;
          return (
            <StepFields
              {...props}
              step={values}
              words={words}
              index={index}
              place={`${place}.${index}`}
              last={index === steps.length - 1}
            />
          );
        })}
      </ol>
      <div>
        <button
          type="submit"
          class="button"
          name="next"
          value={`add-step:${place}`}
          formaction={`${action}#${stepAt(steps.length)}`}
        >
          {t("policyEdit.addStep")}
        </button>
      </div>
    </fieldset>
  );
}
