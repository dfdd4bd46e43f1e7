import { Alert } from "../components/alert";
import { DataTable } from "../components/data-table";
import { TextareaField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import { Section } from "../components/section";
import type { MessageKey, Translator } from "../locales/translate";

export type TrialFinding = Readonly<{
  pointer: string;
  path: string;
  found: readonly string[];
  flaw: string | null;
}>;

export type TrialShown = Readonly<{
  /** What is wrong with the signature; null: it was not looked at. */
  proof: readonly string[] | null;
  messages: readonly Readonly<{
    messageId: string | null;
    /** In the reader's words. */
    text: string;
    tone: "good" | "info" | "watch" | "act";
    findings: readonly TrialFinding[];
  }>[];
}>;

type TrialProps = Readonly<{
  t: Translator;
  action: string;
  values: Readonly<{ body: string; headers: string }>;
  trial: TrialShown | null;
  errors?: FieldErrors | undefined;
}>;

/** Where a message can be tried: what would be made of it, and why not. Nothing is stored. */
export function WebhookTrial({ t, action, values, trial, errors }: TrialProps) {
  return (
    <Section id="trial" title={t("webhookTrial.title")}>
      <div class="flow">
        <p>{t("webhookTrial.intro")}</p>
        {trial && <Outcome t={t} trial={trial} />}
        <Form t={t} action={action} errors={errors} label={t("webhookTrial.title")}>
          <TextareaField
            t={t}
            name="body"
            label={t("webhookTrial.body")}
            value={values.body}
            error={errors?.["body"]}
            rows={10}
          />
          <TextareaField
            t={t}
            name="headers"
            label={t("webhookTrial.headers")}
            help={t("webhookTrial.headersHelp")}
            value={values.headers}
            error={errors?.["headers"]}
            required={false}
            rows={4}
          />
          <div>
            <Submit>{t("webhookTrial.try")}</Submit>
          </div>
        </Form>
      </div>
    </Section>
  );
}

function Outcome({ t, trial }: Readonly<{ t: Translator; trial: TrialShown }>) {
  return (
    <>
      <ProofSaid t={t} proof={trial.proof} />
      {trial.messages.length === 0 && <Alert tone="info">{t("webhookTrial.empty")}</Alert>}
      {trial.messages.map(({ messageId, text, tone, findings }, index) => (
        <>
          <Alert tone={tone} title={t("webhookTrial.understood", { id: messageId ?? "–" })}>
            {text}
          </Alert>
          {findings.length > 0 && <Findings t={t} index={index} findings={findings} />}
        </>
      ))}
    </>
  );
}

function ProofSaid({ t, proof }: Readonly<{ t: Translator; proof: TrialShown["proof"] }>) {
  if (proof === null) return <Alert tone="info">{t("webhookTrial.notProven")}</Alert>;
  if (proof.length === 0) return <Alert tone="good">{t("webhookTrial.proven")}</Alert>;
  return (
    <Alert tone="act" title={t("webhookTrial.refused")}>
      <ul>
        {proof.map((flaw) => (
          <li>{t(`webhookProof.${flaw}` as MessageKey)}</li>
        ))}
      </ul>
    </Alert>
  );
}

type FindingsProps = Readonly<{
  t: Translator;
  index: number;
  findings: readonly TrialFinding[];
}>;

function Findings({ t, index, findings }: FindingsProps) {
  return (
    <DataTable
      t={t}
      id={`findings-${index}`}
      caption={t("webhookTrial.findings")}
      rows={findings}
      rowClass={({ flaw }) => (flaw === null ? undefined : "row-wrong")}
      columns={[
        {
          key: "field",
          label: t("webhookTrial.field"),
          cell: ({ pointer }) => fieldName(t, pointer),
        },
        { key: "path", label: t("webhookTrial.path"), cell: ({ path }) => <code>{path}</code> },
        {
          key: "found",
          prose: true,
          label: t("webhookTrial.found"),
          cell: ({ found }) =>
            found.length === 0 ? t("webhookTrial.nothingFound") : <code>{found.join(", ")}</code>,
        },
        {
          key: "flaw",
          prose: true,
          label: t("webhookTrial.result"),
          cell: ({ flaw }) =>
            flaw === null
              ? t("webhookTrial.fine")
              : t(`webhookFinding.${flaw}` as "webhookFinding.missing"),
        },
      ]}
    />
  );
}

/** A field of the description as its form calls it. */
export function fieldName(t: Translator, pointer: string): string {
  return t(`webhookField.${pointer.slice(1).replaceAll("/", ".")}` as MessageKey);
}
