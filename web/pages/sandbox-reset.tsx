import { Checkbox } from "../components/choices";
import { TextField } from "../components/fields";
import { type FieldErrors, fieldId, Form, Submit } from "../components/form";
import { Progress } from "../components/progress";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

export type ResetSectionProps = Readonly<{
  t: Translator;
  tenantName: string;
  /** The last emptying; null when there was none. */
  lastReset: Readonly<{
    isOver: boolean;
    loansTotal: number;
    loansRemoved: number;
    rowsRemoved: number;
    /** Null until it is over. */
    finishedOn: string | null;
  }> | null;
  canEmpty: boolean;
  path: string;
  errors: FieldErrors;
}>;

/** Instead of the forms while the book is being emptied. */
export function Emptying({ t, lastReset, path }: ResetSectionProps) {
  return (
    <Section id="emptying" title={t("sandbox.emptying")}>
      <Progress
        t={t}
        label={t("sandbox.loansRemoved")}
        done={lastReset?.loansRemoved ?? 0}
        total={lastReset?.loansTotal ?? null}
        refreshHref={path}
      />
    </Section>
  );
}

/** POST /clock/reset with `confirm` and perhaps `clockOn`. */
export function ResetSection(props: ResetSectionProps) {
  const { t, tenantName, lastReset, canEmpty, errors } = props;
  return (
    <Section id="reset" title={t("sandbox.reset")}>
      <div class="flow">
        <p class="quiet">{t("sandbox.resetIntro")}</p>
        {lastReset?.finishedOn && (
          <p>
            {t("sandbox.emptied", {
              date: lastReset.finishedOn,
              loans: lastReset.loansRemoved,
              rows: lastReset.rowsRemoved,
            })}
          </p>
        )}
        {canEmpty && (
          <Form t={t} action="/clock/reset" errors={errors} label={t("sandbox.reset")}>
            <TextField
              t={t}
              name="clockOn"
              type="date"
              label={t("sandbox.clockOn")}
              help={t("sandbox.clockOnHelp")}
              error={errors["clockOn"]}
              required={false}
            />
            <div id={fieldId("confirm")}>
              <Checkbox name="confirm" label={t("sandbox.confirm", { name: tenantName })} />
            </div>
            <div>
              <Submit>{t("sandbox.empty")}</Submit>
            </div>
          </Form>
        )}
      </div>
    </Section>
  );
}
