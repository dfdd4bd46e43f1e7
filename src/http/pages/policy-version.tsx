import type { FieldErrors } from "../../../web/components/form";
import type { Translator } from "../../../web/locales/translate";
import { clockTime } from "../../../web/pages/notice-decisions";
import type { EditorValues } from "../../../web/pages/policy-editor";
import { PolicyVersionPage } from "../../../web/pages/policy-version";
import { approveVersion, type ApproveRefusal } from "../../app/policy/approve";
import { editVersion, type NotDraft } from "../../app/policy/edit";
import type { StandingVersion } from "../../app/policy/list";
import { readVersion } from "../../app/policy/read";
import { submitVersion } from "../../app/policy/submit";
import { withdrawVersion } from "../../app/policy/withdraw";
import type { TenantContext } from "../../app/context";
import { FIRST_POLICY } from "../../domain/policy/first-policy";
import { addDays } from "../../kernel/calendar";
import { forgetKeys } from "../key-cache";
import { actorNames } from "./actor-names";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";
import { BUCKET_STARTS } from "./policy";
import { fieldErrorsOf, flawWords } from "./policy-flaws";
import { allocationOptions, readPolicy, templateOptions, valuesOf } from "./policy-form";
import { simulationSection } from "./simulation-view";
import { changeWords, policyFacts } from "./policy-view";

const PATH = "/policy/versions/:version";

export const policyVersionPages = newPages();

policyVersionPages.get(PATH, async (c) => {
  const found = await foundVersion(c);
  return found ? renderPage(c, await page(c, found)) : c.notFound();
});

policyVersionPages.post(PATH, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("policy.write");
  const found = await foundVersion(c);
  if (!found) return c.notFound();
  const form = await readForm(c);
  const { values, document, effectiveOn, rowOf } = readPolicy(
    form,
    found.document,
    ctx.tenant.currency,
  );
  const edited = await editVersion(ctx, found.version, { document, effectiveOn });
  if (!edited.ok) {
    const { refusal } = edited;
    if (refusal.code !== "policy.invalid") return refusedStep(c, found, refusal);
    const errors = fieldErrorsOf(translatorOf(c), refusal.flaws, rowOf);
    return renderPage(c, await page(c, found, { values, errors }), 422);
  }
  if (form["next"] === "submit") return submission(c, edited.value);
  return redirectAfter(c, pathOf(found), { key: "policy.saved" });
});

policyVersionPages.post(`${PATH}/submission`, async (c) => {
  c.get("tenant").allow("policy.write");
  const found = await foundVersion(c);
  return found ? submission(c, found) : c.notFound();
});

policyVersionPages.post(`${PATH}/withdrawal`, async (c) => {
  c.get("tenant").allow("policy.write");
  const found = await foundVersion(c);
  if (!found) return c.notFound();
  const withdrawn = await withdrawVersion(c.get("tenant"), found.version);
  return withdrawn.ok
    ? redirectAfter(c, "/policy", { key: "policy.withdrawn" })
    : redirectAfter(c, pathOf(found));
});

policyVersionPages.post(`${PATH}/approval`, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("policy.approve");
  const found = await foundVersion(c);
  if (!found) return c.notFound();
  const approved = await approveVersion(ctx, found.version);
  if (!approved.ok) return refusedStep(c, found, approved.refusal);
  forgetKeys(ctx.tenant.id);
  return redirectAfter(c, pathOf(found), { key: "policy.approved" });
});

async function submission(c: PageContext, draft: StandingVersion): Promise<Response> {
  const submitted = await submitVersion(c.get("tenant"), draft.version);
  if (!submitted.ok) return refusedStep(c, draft, submitted.refusal);
  return redirectAfter(c, pathOf(draft), { key: "policy.submitted" });
}

/** The page again, with the reason in words; a step that came too late only shows where it stands. */
async function refusedStep(
  c: PageContext,
  found: StandingVersion,
  refusal: ApproveRefusal | NotDraft,
): Promise<Response> {
  const t = translatorOf(c);
  if (refusal.code === "policy.invalid") {
    const problem = refusal.flaws.map((flaw) => flawWords(t, flaw)).join("; ");
    return renderPage(c, await page(c, found, { problem }), 422);
  }
  if (refusal.code === "policy.four_eyes" || refusal.code === "policy.person_needed") {
    return renderPage(c, await page(c, found, { problem: t("policy.secondPerson") }), 403);
  }
  if (refusal.code === "clock.moving") {
    return renderPage(c, await page(c, found, { problem: t("policy.clockMoving") }), 409);
  }
  return redirectAfter(c, pathOf(found));
}

async function foundVersion(c: PageContext): Promise<StandingVersion | undefined> {
  const ctx = c.get("tenant");
  ctx.allow("policy.read");
  const version = /^[1-9]\d{0,8}$/.exec(c.req.param("version") ?? "");
  const found = version && (await readVersion(ctx, Number(version[0])));
  return found?.ok ? found.value : undefined;
}

function pathOf({ version }: StandingVersion): string {
  return `/policy/versions/${version}`;
}

type Answered = Readonly<{ values?: EditorValues; errors?: FieldErrors; problem?: string }>;

async function page(c: PageContext, found: StandingVersion, answered: Answered = {}) {
  const ctx = c.get("tenant");
  const { currency } = ctx.tenant;
  const { t, frame } = pageShell(c, { current: "/policy", path: pathOf(found) });
  const { author, submittedBy, approvedBy, document } = found;
  const nameOf = await actorNames(c, t, [author, submittedBy ?? "", approvedBy ?? ""]);
  const isInForce = found.version === ctx.policy.version;
  const canWrite = ctx.actor.permissions.includes("policy.write");
  return (
    <PolicyVersionPage
      t={t}
      frame={frame}
      version={{
        version: found.version,
        name: document.name,
        standing: found.standing,
        effectiveOn: found.effectiveOn,
        basedOn: found.basedOn,
        author: nameOf(author),
        submitter: submittedBy && nameOf(submittedBy),
        submittedAt: found.submittedAt,
        approver: approvedBy && nameOf(approvedBy),
        approvedAt: found.approvedAt,
      }}
      policy={policyFacts(document, currency)}
      bucketStarts={BUCKET_STARTS}
      inForce={isInForce ? null : ctx.policy.version}
      changes={changeWords(t, ctx.policy, document, currency)}
      editor={canWrite && found.state === "draft" ? editorOf(ctx, t, found, answered) : null}
      canWithdraw={canWrite && (found.state === "draft" || found.state === "submitted")}
      approval={approvalOf(ctx, found)}
      simulation={await simulationSection(ctx, found)}
      problem={answered.problem}
    />
  );
}

function approvalOf({ actor }: TenantContext, found: StandingVersion): "second" | "same" | null {
  if (found.state !== "submitted" || !actor.permissions.includes("policy.approve")) return null;
  return actor.name === found.author || actor.name === found.submittedBy ? "same" : "second";
}

function editorOf(
  ctx: TenantContext,
  t: Translator,
  { document, effectiveOn }: StandingVersion,
  { values, errors = {} }: Answered,
) {
  const { currency } = ctx.tenant;
  const { window } = FIRST_POLICY.contact;
  return {
    values: values ?? valuesOf(document, effectiveOn, currency),
    errors,
    currency,
    allocations: allocationOptions(t, document),
    templates: templateOptions(t),
    law: { start: clockTime(window.startMinute), end: clockTime(window.endMinute) },
    earliestOn: addDays(ctx.today, 1),
  };
}
