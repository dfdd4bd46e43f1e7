import { z } from "zod";
import { ReconciliationPage } from "../../../web/pages/reconciliation";
import type { DriftRow, ReconciliationRow } from "../../../web/pages/reconciliation-words";
import { ReconciliationsPage } from "../../../web/pages/reconciliations";
import { findReconciliation } from "../../app/reconciliation/find";
import { listReconciliations } from "../../app/reconciliation/list";
import { DRIFTED_LOANS_KEPT } from "../../app/reconciliation/run";
import { startReconciliation } from "../../app/reconciliation/start";
import type { Drift, Reconciliation } from "../../app/reconciliation/store";
import { controlId, parseControlId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { bucketIndexOf, DriftPlaceCursor } from "../routes/reconciliation-answer";
import { actorNames } from "./actor-names";
import { newPages, type PageContext, pageShell, redirectAfter, renderPage } from "./page";
import { refreshWhenDone } from "./refresh";

const PATH = "/reconciliations";
const CURRENT = "/scans";
const PAGE_RUNS = 25;
const PAGE_DRIFTS = 100;

export const reconciliationPages = newPages();

reconciliationPages.get(PATH, (c) => renderList(c, false));

reconciliationPages.post(PATH, async (c) => {
  const started = await startReconciliation(c.get("tenant"));
  if (!started.ok) return renderList(c, true);
  const id = controlId("reconciliation", started.value);
  return redirectAfter(c, `${PATH}/${id}`, { key: "reconciliations.started" });
});

reconciliationPages.get(`${PATH}/:id`, async (c) => {
  const number = parseControlId("reconciliation", c.req.param("id"));
  const cursor = c.req.query("cursor") ?? null;
  const place = (cursor !== null && decodeCursor(cursor, DriftPlaceCursor)) || null;
  const query = { limit: PAGE_DRIFTS, cursor: place };
  const found =
    number === undefined ? undefined : await findReconciliation(c.get("tenant"), number, query);
  if (!found?.ok) return c.notFound();
  const { reconciliation, drifts, next } = found.value;
  if (refreshWhenDone(c, reconciliation.state !== "finished")) return c.body(null, 200);
  const { t, frame } = pageShell(c, { current: CURRENT });
  const nameOf = await actorNames(c, t, [reconciliation.createdBy]);
  const page = (
    <ReconciliationPage
      t={t}
      frame={frame}
      reconciliation={rowOf(reconciliation, nameOf)}
      drifts={drifts.map(driftRowOf)}
      listedMax={DRIFTED_LOANS_KEPT}
      cursor={place && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page);
});

async function renderList(c: PageContext, underWay: boolean) {
  const ctx = c.get("tenant");
  const cursor = c.req.query("cursor") ?? null;
  const before = (cursor !== null && decodeCursor(cursor, z.int().positive())) || null;
  const { reconciliations, next } = await listReconciliations(ctx, { limit: PAGE_RUNS, before });
  const { t, frame } = pageShell(c, { current: CURRENT, path: PATH });
  const nameOf = await actorNames(
    c,
    t,
    reconciliations.map(({ createdBy }) => createdBy),
  );
  const page = (
    <ReconciliationsPage
      t={t}
      frame={frame}
      rows={reconciliations.map((one) => rowOf(one, nameOf))}
      canStart={ctx.actor.permissions.includes("reconciliation.start")}
      cursor={before === null ? null : cursor}
      nextCursor={next === null ? null : encodeCursor(next)}
      {...(underWay ? { wrong: t("reconciliations.underWay") } : {})}
    />
  );
  return renderPage(c, page, underWay ? 409 : 200);
}

function rowOf(
  { number, createdBy, startedAt: _, ...run }: Reconciliation,
  nameOf: (actor: string) => string,
): ReconciliationRow {
  return { id: controlId("reconciliation", number), createdBy: nameOf(createdBy), ...run };
}

function driftRowOf({ loanId, place, ...drift }: Drift): DriftRow {
  return {
    ...drift,
    loanId: loanId === 0 ? null : publicId("loan", loanId),
    bucket: bucketIndexOf(place),
  };
}
