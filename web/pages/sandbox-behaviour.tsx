import { Radios } from "../components/choices";
import { TextareaField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

const CHOICES = ["none", "nobody-pays", "all-pay-on-due-date", "rolls", "own"] as const;
export type BehaviourChoice = (typeof CHOICES)[number];

export type BehaviourSectionProps = Readonly<{
  t: Translator;
  choice: BehaviourChoice;
  /** The script as JSON, or what somebody wrote in its place. */
  script: string;
  canWrite: boolean;
  errors: FieldErrors;
}>;

const SCRIPT_ROWS = 12;
const SCRIPT_LENGTH_MAX = 200_000;

/** POST /clock/behaviour with `choice`, and with `script` where that is the own one. */
export function BehaviourSection({ t, choice, script, canWrite, errors }: BehaviourSectionProps) {
  return (
    <Section id="behaviour" title={t("sandbox.behaviour")}>
      <div class="flow">
        <p class="quiet">{t("sandbox.behaviourIntro")}</p>
        {canWrite ? (
          <Form t={t} action="/clock/behaviour" errors={errors} label={t("sandbox.behaviour")}>
            <Radios
              name="choice"
              legend={t("sandbox.choice")}
              value={choice}
              error={errors["choice"]}
              choices={CHOICES.map((value) => ({
                value,
                label: t(`sandbox.${value}`),
                help: t(`sandbox.${value}Help`),
              }))}
            />
            <TextareaField
              t={t}
              name="script"
              label={t("sandbox.script")}
              help={t("sandbox.scriptHelp")}
              value={script}
              error={errors["script"]}
              rows={SCRIPT_ROWS}
              maxlength={SCRIPT_LENGTH_MAX}
              required={false}
            />
            <div>
              <Submit>{t("sandbox.save")}</Submit>
            </div>
          </Form>
        ) : (
          <p>{t(`sandbox.${choice}`)}</p>
        )}
      </div>
    </Section>
  );
}
