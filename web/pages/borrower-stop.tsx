import { Alert } from "../components/alert";
import { DateText } from "../components/date";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import { Timeline } from "../components/timeline";
import type { Translator } from "../locales/translate";

export type StandingStop = Readonly<{ on: string; reason: string | null }>;

/** One time that contact was stopped or allowed again, and by whom. */
export type StopDeedRow = Readonly<{
  act: "stopped" | "lifted";
  on: string;
  who: string;
  reason: string | null;
}>;

type BorrowerStopProps = Readonly<{
  t: Translator;
  /** The borrower's. */
  id: string;
  stop: StandingStop | null;
  deeds: readonly StopDeedRow[];
  canChange: boolean;
  values?: Readonly<{ reason: string }>;
  errors?: FieldErrors;
}>;

const REASON_LENGTH_MAX = 500;

/** Whether we may write to a borrower, the form that changes it, and who changed it before. */
export function BorrowerStop(props: BorrowerStopProps) {
  const { t, stop, deeds, canChange } = props;
  return (
    <>
      {stop && (
        <Alert tone="watch" title={t("borrower.stop.title", { date: t.formatDate(stop.on) })}>
          {stop.reason !== null && t("borrower.stop.because", { reason: stop.reason })}
        </Alert>
      )}
      {!stop && <p class="quiet">{t("borrower.contact.text")}</p>}
      {canChange && <StopForm {...props} />}
      {deeds.length > 0 && <History t={t} deeds={deeds} />}
    </>
  );
}

function History({ t, deeds }: Pick<BorrowerStopProps, "t" | "deeds">) {
  return (
    <>
      <h3 class="facts-title">{t("loan.timeline")}</h3>
      <Timeline
        t={t}
        items={deeds.map(({ act, on, who, reason }) => ({
          what: t(`borrower.deed.${act}`),
          when: <DateText t={t} on={on} />,
          who,
          tone: act === "stopped" ? "watch" : "good",
          ...(reason === null ? {} : { why: reason }),
        }))}
      />
    </>
  );
}

/** POST …/stop or …/stop/lifting, both with `reason`. */
function StopForm({ t, id, stop, values, errors }: BorrowerStopProps) {
  const path = `/borrowers/${id}/stop`;
  const words = stop ? "borrower.lift" : "borrower.stop";
  return (
    <Form t={t} action={stop ? `${path}/lifting` : path} errors={errors}>
      <TextField
        t={t}
        name="reason"
        label={t(`${words}.reason`)}
        help={t(`${words}.text`)}
        value={values?.reason}
        error={errors?.["reason"]}
        maxlength={REASON_LENGTH_MAX}
      />
      <div>
        <Submit tone={stop ? "plain" : "main"}>{t(`${words}.submit`)}</Submit>
      </div>
    </Form>
  );
}
