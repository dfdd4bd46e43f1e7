import { Alert } from "../components/alert";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";

export type LeavingPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** Null while nobody has asked for the lender to be deleted. */
  deletion: Readonly<{ askedAt: number; dueAt: number; certificate: string }> | null;
  /** An owner, who alone can ask and take back. */
  canDelete: boolean;
  typed?: string;
  errors?: FieldErrors;
}>;

const PATH = "/settings/leaving";

/** Taking everything along, and leaving nothing behind. */
export function LeavingPage(props: LeavingPageProps) {
  const { t, frame, deletion } = props;
  return (
    <Shell t={t} frame={frame} title={t("leaving.title")}>
      <PageHeader title={t("leaving.title")} lead={t("leaving.lead")} />
      {deletion && <Waiting {...props} deletion={deletion} />}
      <Section id="export" title={t("leaving.export.title")}>
        <p>{t("leaving.export.text")}</p>
        <Form t={t} action={`${PATH}/archive`} inline label={t("leaving.export.title")}>
          <Submit>{t("leaving.export.make")}</Submit>
        </Form>
      </Section>
      {!deletion && <DeletionSection {...props} />}
    </Shell>
  );
}

type WaitingProps = LeavingPageProps &
  Readonly<{ deletion: NonNullable<LeavingPageProps["deletion"]> }>;

function Waiting({ t, frame, deletion, canDelete }: WaitingProps) {
  const { timezone } = frame.tenant;
  const facts = {
    asked: t.formatInstant(deletion.askedAt, timezone),
    due: t.formatInstant(deletion.dueAt, timezone),
  };
  return (
    <Alert tone="act" title={t("leaving.waiting.title")}>
      <p>
        {t("leaving.waiting.text", facts)}{" "}
        <a href={`/certificates/${deletion.certificate}`}>
          <code>{deletion.certificate}</code>
        </a>
      </p>
      {canDelete && (
        <Form t={t} action={`${PATH}/cancellation`} inline label={t("leaving.cancel")}>
          <Submit>{t("leaving.cancel")}</Submit>
        </Form>
      )}
    </Alert>
  );
}

function DeletionSection({ t, frame, canDelete, typed, errors }: LeavingPageProps) {
  const { name, mode } = frame.tenant;
  return (
    <Section id="delete" title={t("leaving.delete.title")}>
      <p>{t("leaving.delete.text")}</p>
      <p>{t("leaving.delete.law")}</p>
      <p>
        {t(mode === "live" ? "leaving.delete.waitLive" : "leaving.delete.waitSandbox")}{" "}
        {t("leaving.delete.owner")}
      </p>
      {canDelete && (
        <Form t={t} action={`${PATH}/deletion`} errors={errors} label={t("leaving.delete.title")}>
          <TextField
            t={t}
            name="name"
            label={t("leaving.delete.name", { name })}
            value={typed ?? ""}
            error={errors?.["name"]}
            maxlength={200}
          />
          <div>
            <Submit tone="grave">{t("leaving.delete.submit", { name })}</Submit>
          </div>
        </Form>
      )}
    </Section>
  );
}
