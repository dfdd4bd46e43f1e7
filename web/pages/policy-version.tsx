import type { Standing } from "../../src/domain/policy/version";
import { Alert } from "../components/alert";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DateText, InstantText } from "../components/date";
import { Facts } from "../components/facts";
import { Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { StandingBadge } from "./policy";
import { type ChangeWords, PolicyChanges } from "./policy-changes";
import { PolicyEditor, type PolicyEditorProps } from "./policy-editor";
import { SimulationSection, type SimulationSectionProps } from "./simulation-section";
import { PolicyBody, type PolicyFacts } from "./policy-rules";

export type PolicyVersionPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  version: Readonly<{
    version: number;
    name: string;
    standing: Standing;
    effectiveOn: string;
    basedOn: number | null;
    author: string;
    submitter: string | null;
    submittedAt: number | null;
    approver: string | null;
    approvedAt: number | null;
  }>;
  policy: PolicyFacts;
  bucketStarts: readonly number[];
  /** The version it is compared with; null for that one itself. */
  inForce: number | null;
  changes: readonly ChangeWords[];
  /** The fields, for a draft and whoever may write. */
  editor: Omit<PolicyEditorProps, "t" | "action"> | null;
  canWithdraw: boolean;
  /** `second`: the reader may; `same`: the reader wrote or submitted it; null: not a question. */
  approval: "second" | "same" | null;
  simulation?: Omit<SimulationSectionProps, "t">;
  /** Why the last step was not taken. */
  problem?: string | undefined;
  /** Somebody else wrote the draft meanwhile: who, and what of theirs a save would change now. */
  conflict?: Readonly<{ who: string; changes: readonly ChangeWords[] }> | undefined;
  /** That nothing is wrong with what was typed, when that was asked. */
  checked?: string | undefined;
}>;

export function PolicyVersionPage(props: PolicyVersionPageProps) {
  const { t, frame, version, policy, bucketStarts, editor, problem } = props;
  const number = version.version;
  const path = `/policy/versions/${number}`;
  return (
    <Shell
      t={t}
      frame={frame}
      title={t("policy.versionNamed", { version: number, name: version.name })}
    >
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: "/policy", label: t("policy.title") }]} />}
        title={t("policy.versionNamed", { version: number, name: version.name })}
        figure={<StandingBadge t={t} standing={version.standing} />}
        lead={t(`policy.next.${version.standing}`, { date: t.formatDate(version.effectiveOn) })}
        actions={<Actions {...props} path={path} />}
      />
      {problem && <Alert tone="act">{problem}</Alert>}
      {props.conflict && <Conflict t={t} path={path} {...props.conflict} />}
      {props.checked && <Alert tone="good">{props.checked}</Alert>}
      {props.approval === "same" && <Alert tone="info">{t("policy.secondPerson")}</Alert>}
      <Section id="persons" title={t("policy.persons")}>
        <Persons t={t} version={version} timezone={frame.tenant.timezone} />
      </Section>
      {editor && (
        <Section id="editor" title={t("policy.editor")}>
          <PolicyEditor t={t} action={path} {...editor} />
        </Section>
      )}
      {props.simulation && <SimulationSection t={t} {...props.simulation} />}
      <Difference {...props} />
      {!editor && <PolicyBody t={t} policy={policy} bucketStarts={bucketStarts} />}
    </Shell>
  );
}

function Conflict({
  t,
  path,
  who,
  changes,
}: NonNullable<PolicyVersionPageProps["conflict"]> & Readonly<{ t: Translator; path: string }>) {
  return (
    <Alert tone="act" title={t("policy.conflict.title", { who })}>
      <p>
        {t("policy.conflict.text")} <a href={path}>{t("policy.conflict.theirs")}</a>
      </p>
      <PolicyChanges
        t={t}
        id="conflict-table"
        changes={changes}
        caption={t("policy.conflict.changes")}
        before={t("policy.conflict.before", { who })}
        after={t("policy.conflict.after")}
      />
    </Alert>
  );
}

function Actions(props: PolicyVersionPageProps & Readonly<{ path: string }>) {
  const { t, canWithdraw, approval, path } = props;
  return (
    <>
      <a class="button" href={`${path}/document?as=yaml`}>
        {t("policy.text")}
      </a>
      {approval === "second" && (
        <Form t={t} action={`${path}/approval`} inline>
          <Submit>{t("policy.approve")}</Submit>
        </Form>
      )}
      {canWithdraw && (
        <Form t={t} action={`${path}/withdrawal`} inline>
          <Submit tone="grave">{t("policy.withdraw")}</Submit>
        </Form>
      )}
    </>
  );
}

type PersonsProps = Readonly<{
  t: Translator;
  version: PolicyVersionPageProps["version"];
  timezone: string;
}>;

function Persons({ t, version, timezone }: PersonsProps) {
  const { author, submitter, submittedAt, approver, approvedAt, basedOn } = version;
  const deed = (name: string, at: number | null) => (
    <>
      {name}, <InstantText t={t} at={at} timezone={timezone} />
    </>
  );
  return (
    <Facts
      facts={[
        { term: t("policy.author"), detail: author },
        submitter ? { term: t("policy.submitter"), detail: deed(submitter, submittedAt) } : null,
        approver ? { term: t("policy.approver"), detail: deed(approver, approvedAt) } : null,
        { term: t("policy.effectiveOn"), detail: <DateText t={t} on={version.effectiveOn} /> },
        basedOn
          ? { term: t("policy.basedOn"), detail: t("policy.number", { version: basedOn }) }
          : null,
      ]}
    />
  );
}

function Difference({ t, inForce, changes }: PolicyVersionPageProps) {
  if (inForce === null) return null;
  return (
    <Section id="difference" title={t("policy.difference", { version: inForce })}>
      <PolicyChanges
        t={t}
        changes={changes}
        caption={t("policy.difference", { version: inForce })}
        before={t("policy.before")}
        after={t("policy.after")}
      />
    </Section>
  );
}
