import type { Translator } from "../../../web/locales/translate";
import { PolicyPage } from "../../../web/pages/policy";
import { draftVersion } from "../../app/policy/draft";
import { listVersions, type StandingVersion } from "../../app/policy/list";
import { isPolicyTemplate, POLICY_TEMPLATES } from "../../domain/policy/templates";
import { actorNames } from "./actor-names";
import { newPages, pageShell, readForm, redirectAfter, renderPage } from "./page";
import { BUCKET_STARTS } from "./policy-buckets";
import { policyName } from "./policy-name";
import { policyFacts } from "./policy-view";

export const policyPages = newPages();

policyPages.get("/policy", async (c) => {
  const ctx = c.get("tenant");
  const versions = await listVersions(ctx);
  const { t, frame } = pageShell(c, { current: "/policy" });
  const actors = versions.flatMap(({ author, approvedBy }) => [author, approvedBy ?? ""]);
  const nameOf = await actorNames(c, t, actors);
  const { version, effectiveOn } = ctx.policy;
  const name = policyName(t, ctx.policy);
  const canWrite = ctx.actor.permissions.includes("policy.write");
  const page = (
    <PolicyPage
      t={t}
      frame={frame}
      policy={{ version, name, effectiveOn, ...policyFacts(t, ctx.policy, ctx.tenant.currency) }}
      bucketStarts={BUCKET_STARTS}
      canaries={versions.flatMap(({ version: one, standing, document }) =>
        standing === "in-force" && one !== version
          ? [{ version: one, percent: document.canaryPercent ?? 0 }]
          : [],
      )}
      versions={versions.map((one) => ({
        version: one.version,
        name: policyName(t, { version: one.version, name: one.document.name }),
        standing: one.standing,
        author: nameOf(one.author),
        approver: one.approvedBy && nameOf(one.approvedBy),
        effectiveOn: one.effectiveOn,
      }))}
      sources={canWrite ? sourcesOf(t, versions, version) : []}
    />
  );
  return renderPage(c, page);
});

/** The version in force first, then the other ones, then the templates. */
function sourcesOf(t: Translator, versions: readonly StandingVersion[], inForce: number) {
  const ordered = versions.toSorted(
    (a, b) => Number(b.version === inForce) - Number(a.version === inForce),
  );
  const copies = ordered.map(({ version, document }) => ({
    value: String(version),
    label: t("policy.fromVersion", {
      version,
      name: policyName(t, { version, name: document.name }),
    }),
  }));
  const templates = POLICY_TEMPLATES.map((value) => ({
    value: value as string,
    label: t("policy.fromTemplate", { name: t(`policy.template.${value}`) }),
  }));
  return [...copies, ...templates];
}

policyPages.post("/policy/versions", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("policy.write");
  const from = (await readForm(c))["from"] ?? "";
  const source = isPolicyTemplate(from) ? from : Number(from);
  if (typeof source === "number" && !Number.isSafeInteger(source)) return c.notFound();
  const drafted = await draftVersion(ctx, { from: source });
  if (!drafted.ok) return c.notFound();
  return redirectAfter(c, `/policy/versions/${drafted.value.version}`);
});
