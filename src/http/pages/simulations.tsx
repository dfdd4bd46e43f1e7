import { z } from "zod";
import { SimulationPage } from "../../../web/pages/simulation";
import { SimulationsPage } from "../../../web/pages/simulations";
import { findSimulation, inOrder } from "../../app/simulation/find";
import { listSimulations } from "../../app/simulation/list";
import { parseControlId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { newPages, pageShell, renderPage } from "./page";
import { refreshWhenDone } from "./refresh";
import { rowOf } from "./simulation-view";

const PATH = "/simulations";
const CURRENT = "/policy";
const PAGE_RUNS = 25;
const PAGE_BORROWERS = 50;

export const simulationPages = newPages();

simulationPages.get(PATH, async (c) => {
  const cursor = c.req.query("cursor") ?? null;
  const before = (cursor !== null && decodeCursor(cursor, z.int().positive())) || null;
  const query = { limit: PAGE_RUNS, before };
  const { simulations, next } = await listSimulations(c.get("tenant"), query);
  const { t, frame } = pageShell(c, { current: CURRENT, path: PATH });
  return renderPage(
    c,
    <SimulationsPage
      t={t}
      frame={frame}
      rows={simulations.map(rowOf)}
      cursor={before === null ? null : cursor}
      nextCursor={next === null ? null : encodeCursor(next)}
    />,
  );
});

simulationPages.get(`${PATH}/:id`, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("policy.read");
  const number = parseControlId("simulation", c.req.param("id"));
  const found = number === undefined ? undefined : await findSimulation(ctx, number);
  if (!found?.ok) return c.notFound();
  const { simulation, report } = found.value;
  const working = simulation.state === "queued" || simulation.state === "running";
  if (refreshWhenDone(c, working)) return c.body(null, 200);
  const after = c.req.query("after") ?? "";
  const offset = /^[1-9]\d{0,5}$/.test(after) ? Number(after) : 0;
  const end = offset + PAGE_BORROWERS;
  const rows = inOrder(report.differences).slice(offset, end);
  const { t, frame } = pageShell(c, { current: CURRENT });
  return renderPage(
    c,
    <SimulationPage
      t={t}
      frame={frame}
      simulation={{ ...simulation, ...rowOf(simulation) }}
      report={report}
      currency={ctx.tenant.currency}
      differences={rows.map((row) => ({
        ...row,
        borrowerId: publicId("borrower", row.borrowerId),
      }))}
      offset={offset}
      nextOffset={end < report.differences.length ? end : null}
    />,
  );
});
