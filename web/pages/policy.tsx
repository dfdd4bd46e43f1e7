import type { Standing } from "../../src/domain/policy/version";
import { Alert } from "../components/alert";
import { StateBadge, type Tone } from "../components/badge";
import { DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { type Option, SelectField } from "../components/fields";
import { Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { PolicyBody, type PolicyFacts } from "./policy-rules";

export type PolicyVersionRow = Readonly<{
  version: number;
  name: string;
  standing: Standing;
  author: string;
  approver: string | null;
  effectiveOn: string;
}>;

export type PolicyPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** The version in force. */
  policy: PolicyFacts & Readonly<{ version: number; name: string; effectiveOn: string }>;
  bucketStarts: readonly number[];
  /** Versions that count for a share of the borrowers only. */
  canaries: readonly Readonly<{ version: number; percent: number }>[];
  /** Newest first. */
  versions: readonly PolicyVersionRow[];
  /** Versions and templates that a new draft can be made from; none for who may not write. */
  sources: readonly Option[];
}>;

const TONES: Readonly<Record<Standing, Tone>> = {
  draft: "idle",
  submitted: "watch",
  withdrawn: "idle",
  approved: "busy",
  "in-force": "good",
  superseded: "idle",
};

export function StandingBadge({ t, standing }: Readonly<{ t: Translator; standing: Standing }>) {
  return <StateBadge tone={TONES[standing]}>{t(`policy.standing.${standing}`)}</StateBadge>;
}

export function PolicyPage(props: PolicyPageProps) {
  const { t, frame, policy, bucketStarts, versions, sources } = props;
  const date = t.formatDate(policy.effectiveOn);
  return (
    <Shell t={t} frame={frame} title={t("policy.title")}>
      <PageHeader
        title={policy.name}
        figure={<span>{t("policy.version", { version: policy.version, date })}</span>}
        lead={t("policy.intro")}
        actions={
          <a class="button" href={`/policy/versions/${policy.version}/document?as=yaml`}>
            {t("policy.text")}
          </a>
        }
      />
      {props.canaries.map(({ version, percent }) => {
        const words = t("policy.canaryRest", { percent, version: policy.version });
        return (
          <Alert tone="info">
            <a href={`/policy/versions/${version}`}>{t("policy.canaryOf", { version, words })}</a>
          </Alert>
        );
      })}
      <PolicyBody t={t} policy={policy} bucketStarts={bucketStarts} />
      <Section
        id="versions"
        title={t("policy.versions")}
        aside={versions.length > 1 && <a href="/policy/difference">{t("policy.differenceLink")}</a>}
      >
        <VersionTable t={t} versions={versions} />
      </Section>
      {sources.length > 0 && (
        <Section id="draft" title={t("policy.draftNew")}>
          <Form t={t} action="/policy/versions" label={t("policy.draftNew")}>
            <SelectField
              t={t}
              name="from"
              label={t("policy.from")}
              help={t("policy.fromHelp")}
              options={sources}
            />
            <div>
              <Submit>{t("policy.draftSubmit")}</Submit>
            </div>
          </Form>
        </Section>
      )}
    </Shell>
  );
}

type VersionTableProps = Readonly<{ t: Translator; versions: readonly PolicyVersionRow[] }>;

function VersionTable({ t, versions }: VersionTableProps) {
  return (
    <DataTable
      t={t}
      id="version-table"
      caption={t("policy.versions")}
      rows={versions}
      rowHref={({ version }) => `/policy/versions/${version}`}
      columns={[
        {
          key: "version",
          label: t("policy.versionColumn"),
          cell: ({ version, name }) => t("policy.versionNamed", { version, name }),
        },
        {
          key: "standing",
          label: t("policy.state"),
          cell: ({ standing }) => <StandingBadge t={t} standing={standing} />,
        },
        {
          key: "effective",
          label: t("policy.effectiveOn"),
          cell: ({ effectiveOn }) => <DateText t={t} on={effectiveOn} />,
        },
        { key: "author", label: t("policy.author"), cell: ({ author }) => author },
        {
          key: "approver",
          label: t("policy.approver"),
          cell: ({ approver }) => approver ?? <span class="zero">–</span>,
        },
      ]}
    />
  );
}
