import { OWNERS } from "../../../web/pages/case-filters";
import { CasesPage } from "../../../web/pages/cases";
import { listCases } from "../../app/case/list";
import { CASE_STATES, NAME_PATTERN } from "../../domain/case/case";
import type { CaseOwner } from "../../app/case/store";
import { PRIORITIES, WORKING_ROLES } from "../../domain/policy/step-action";
import { publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { CasePlaceSchema } from "../routes/cases";
import { actorNames } from "./actor-names";
import { latenessOf } from "./lateness";
import { newPages, type PageContext, pageShell, renderPage } from "./page";

const PAGE_ROWS = 50;

export const caseListPages = newPages();

caseListPages.get("/cases", async (c) => {
  const ctx = c.get("tenant");
  const filters = filtersOf(c);
  const cursor = c.req.query("cursor") ?? null;
  const after = (cursor !== null && decodeCursor(cursor, CasePlaceSchema)) || null;
  const owner = ownerOf(filters.owner, ctx.actor.name);
  const query = { ...filters, owner, limit: PAGE_ROWS, after, borrowerId: null };
  const listed = await listCases(ctx, query);
  if (!listed.ok) return c.notFound();
  const { cases, next } = listed.value;
  const { t, frame } = pageShell(c, { current: "/cases" });
  const owners = cases.flatMap(({ standing: { owner } }) => (owner === null ? [] : [owner]));
  const nameOf = await actorNames(c, t, owners);
  const page = (
    <CasesPage
      t={t}
      frame={frame}
      filters={filters}
      rows={cases.map(({ standing, borrower, latest }) => ({
        ...standing,
        id: publicId("case", standing.id),
        owner: standing.owner === null ? null : nameOf(standing.owner),
        borrowerName: borrower.name,
        latest: latest && latenessOf(latest, ctx),
      }))}
      cursor={after && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page);
});

function ownerOf(owner: "me" | "nobody" | null, actor: string): CaseOwner {
  if (owner !== "me") return owner ?? "anybody";
  return `person:${actor.replace("person:", "")}`;
}

/** Open ones without a word; what is no such value counts as not said. */
function filtersOf(c: PageContext) {
  const asked = (name: string) => c.req.query(name) ?? "";
  const stage = asked("stage");
  const state = asked("state") === "" ? "open" : asked("state");
  return {
    state: CASE_STATES.find((one) => one === state) ?? null,
    stage: NAME_PATTERN.test(stage) ? stage : null,
    priority: PRIORITIES.find((one) => one === asked("priority")) ?? null,
    ownerRole: WORKING_ROLES.find((one) => one === asked("ownerRole")) ?? null,
    owner: OWNERS.find((one) => one === asked("owner")) ?? null,
  };
}
