import type { FieldErrors } from "../../../web/components/form";
import type { EditorValues } from "../../../web/pages/policy-editor-values";
import { PolicyVersionPage, type PolicyVersionPageProps } from "../../../web/pages/policy-version";
import { approveVersion, type ApproveRefusal } from "../../app/policy/approve";
import { editVersion, type NotDraft } from "../../app/policy/edit";
import type { StandingVersion } from "../../app/policy/list";
import { submitVersion } from "../../app/policy/submit";
import { withdrawVersion } from "../../app/policy/withdraw";
import type { TenantContext } from "../../app/context";
import type { PolicyDocument } from "../../domain/policy/policy";
import { flawsOf } from "../../app/policy/draft";
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
import { BUCKET_STARTS } from "./policy-buckets";
import { changeWords } from "./policy-change-words";
import { editedBy } from "./policy-edits";
import { editorOf, fieldReadings } from "./policy-editor-view";
import { fieldErrorsOf, flawWords } from "./policy-flaws";
import { documentFrom, ordered, type PolicyForm, readValues } from "./policy-form";
import { foundVersion, pathOf } from "./policy-found";
import { policyName } from "./policy-name";
import { policyFacts } from "./policy-view";
import { simulationSection } from "./simulation-view";

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
  const button = form["next"] ?? "";
  const revision = revisionOf(form, found);
  const edited = editedBy(button, readValues(form), form);
  // A button inside the form changes what is being filled in, and nothing that is stored.
  if (edited) return renderPage(c, await page(c, found, { ...edited, revision }));
  const { values, document, effectiveOn } = typedPolicy(ctx, form, found);
  const flaws = flawsOf(ctx, document, effectiveOn);
  const errors = fieldErrorsOf(translatorOf(c), flaws);
  if (button === "check" || flaws.length > 0) {
    const checked = flaws.length === 0 ? translatorOf(c)("policyEdit.checked") : undefined;
    const status = button === "check" ? 200 : 422;
    return renderPage(c, await page(c, found, { values, errors, checked, revision }), status);
  }
  const saved = await editVersion(ctx, found.version, { document, effectiveOn, revision });
  if (!saved.ok) {
    const { refusal } = saved;
    if (refusal.code === "policy.draft_changed") return changedMeanwhile(c, document, values);
    return refusedStep(c, found, refusal);
  }
  if (button === "submit") return submission(c, saved.value);
  return redirectAfter(c, pathOf(found), { key: "policy.saved" });
});

/** The writing that the form was filled from; a form of before there were any names none. */
function revisionOf(form: PolicyForm, found: StandingVersion): number {
  const named = Number(form["revision"]);
  return Number.isSafeInteger(named) && named > 0 ? named : found.revision;
}

/**
 * Somebody else wrote the draft: nothing is stored, what was typed is kept, and it says what of theirs
 * a second save would change. That one is then meant.
 */
async function changedMeanwhile(c: PageContext, mine: PolicyDocument, values: EditorValues) {
  const found = await foundVersion(c);
  if (!found) return c.notFound();
  const t = translatorOf(c);
  const nameOf = await actorNames(c, t, [found.author]);
  const { currency } = c.get("tenant").tenant;
  const conflict = {
    who: nameOf(found.author),
    changes: changeWords(t, found.document, mine, currency),
  };
  return renderPage(c, await page(c, found, { values, conflict }), 409);
}

/** What the editor asks while somebody types: errors and readings by the names of the fields. */
policyVersionPages.post(`${PATH}/check`, async (c) => {
  const ctx = c.get("tenant");
  const found = await foundVersion(c);
  if (!found) return c.notFound();
  const t = translatorOf(c);
  const { document, effectiveOn } = typedPolicy(ctx, await readForm(c), found);
  const errors = fieldErrorsOf(t, flawsOf(ctx, document, effectiveOn));
  const said = Object.entries(fieldReadings(t, document, ctx.tenant.currency));
  const readings = Object.fromEntries(
    said.map(([field, reading]) => [field, t("policyEdit.reading", { reading })]),
  );
  const count = Object.keys(errors).length;
  const state = count === 0 ? t("policyEdit.checked") : t("policyEdit.wrong", { count });
  return c.json({ errors, readings, state: `${t("policyEdit.unsaved")} ${state}` });
});

/** In the order in which it would be stored, so that errors stand at the steps they are about. */
function typedPolicy(ctx: TenantContext, form: PolicyForm, found: StandingVersion) {
  return documentFrom(ordered(readValues(form)), found.document, ctx.tenant.currency);
}

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

type Answered = Readonly<{
  values?: EditorValues;
  errors?: FieldErrors;
  /** The place that was just changed. */
  at?: string;
  /** The writing that was filled in; the draft's own when left out. */
  revision?: number;
  conflict?: PolicyVersionPageProps["conflict"];
  problem?: string;
  checked?: string | undefined;
}>;

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
        name: policyName(t, { version: found.version, name: document.name }),
        standing: found.standing,
        effectiveOn: found.effectiveOn,
        basedOn: found.basedOn,
        author: nameOf(author),
        submitter: submittedBy && nameOf(submittedBy),
        submittedAt: found.submittedAt,
        approver: approvedBy && nameOf(approvedBy),
        approvedAt: found.approvedAt,
      }}
      policy={policyFacts(t, document, currency, isInForce ? null : ctx.policy.version)}
      bucketStarts={BUCKET_STARTS}
      inForce={isInForce ? null : ctx.policy.version}
      changes={changeWords(t, ctx.policy, document, currency)}
      editor={
        canWrite && found.state === "draft"
          ? editorOf({ t, currency, today: ctx.today, ...found, ...answered })
          : null
      }
      canWithdraw={canWrite && (found.state === "draft" || found.state === "submitted")}
      approval={approvalOf(ctx, found)}
      simulation={await simulationSection(ctx, found)}
      problem={answered.problem}
      conflict={answered.conflict}
      checked={answered.checked}
    />
  );
}

function approvalOf({ actor }: TenantContext, found: StandingVersion): "second" | "same" | null {
  if (found.state !== "submitted" || !actor.permissions.includes("policy.approve")) return null;
  return actor.name === found.author || actor.name === found.submittedBy ? "same" : "second";
}
