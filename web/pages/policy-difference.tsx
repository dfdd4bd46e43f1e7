import { Breadcrumbs } from "../components/breadcrumbs";
import { type Option, SelectField } from "../components/fields";
import { Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type ChangeWords, PolicyChanges } from "./policy-changes";

export type PolicyDifferencePageProps = Readonly<{
  t: Translator;
  frame: Frame;
  versions: readonly Option[];
  from: number;
  to: number;
  changes: readonly ChangeWords[];
}>;

export function PolicyDifferencePage(props: PolicyDifferencePageProps) {
  const { t, frame, versions, from, to, changes } = props;
  const title = t("policy.differenceTwo");
  const caption = t("policy.differenceOf", { from, to });
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: "/policy", label: t("policy.title") }]} />}
        title={title}
      />
      <Form t={t} action="/policy/difference" method="get" inline label={title}>
        <SelectField
          t={t}
          name="from"
          label={t("policy.differenceFrom")}
          options={versions}
          value={String(from)}
        />
        <SelectField
          t={t}
          name="to"
          label={t("policy.differenceTo")}
          options={versions}
          value={String(to)}
        />
        <Submit tone="plain">{t("policy.differenceShow")}</Submit>
      </Form>
      <Section id="difference" title={caption}>
        <PolicyChanges
          t={t}
          changes={changes}
          caption={caption}
          before={t("policy.versionBefore", { version: from })}
          after={t("policy.versionBefore", { version: to })}
        />
      </Section>
    </Shell>
  );
}
