import type { LoanRow } from "../../domain/import/loan-row";
import { partitionOf, partitionOfKey } from "../../kernel/ids";
import type { TenantContext } from "../context";
import { sendToArrived, unmatchedDepartures } from "../payment/unmatched-departures";
import { type CreateOptions, createInPartition, readKnown } from "./create-in-partition";
import type { LoanOutcome } from "./loan-outcome";
import type { KnownBook } from "./plan-loans";

export type { CreateOptions } from "./create-in-partition";

/**
 * Brings loans in, new or known by their external id: a known one with the same terms is unchanged
 * or takes over its product and its borrower's contact, one with other terms is refused. One outcome
 * for each row, in order; a later row sees what the earlier ones did. Payments that waited for a
 * loan are set on their way.
 */
export async function createLoans(
  ctx: TenantContext,
  rows: readonly LoanRow[],
  options: CreateOptions,
): Promise<readonly LoanOutcome[]> {
  ctx.allow("loan.write");
  const known = await readKnown(ctx, rows);
  const isAwaited = !options.dryRun && (await isAnyAwaited(ctx, rows, known));
  const outcomes: (LoanOutcome | undefined)[] = rows.map(() => undefined);
  await Promise.all(
    [...routeRows(ctx, rows, known)].map(async ([partition, group]) => {
      const own = group.map(({ row }) => row);
      const input = { partition, rows: own, known, isAwaited };
      const answers = await createInPartition(ctx, input, options);
      for (const [place, { index }] of group.entries()) outcomes[index] = answers[place];
    }),
  );
  const accepted = outcomes.flatMap((one) =>
    one && one.status !== "refused" ? [one.externalId] : [],
  );
  if (!options.dryRun) await sendToArrived(ctx, accepted);
  return rows.map(({ externalId }, index) => outcomes[index] ?? overtaken(externalId));
}

async function isAnyAwaited(
  ctx: TenantContext,
  rows: readonly LoanRow[],
  known: KnownBook,
): Promise<boolean> {
  const arriving = rows.flatMap(({ externalId }) =>
    known.loans.has(externalId) ? [] : [externalId],
  );
  return arriving.length > 0 && (await unmatchedDepartures(ctx, arriving)).length > 0;
}

type PlacedRow = Readonly<{ row: LoanRow; index: number }>;

/**
 * A borrower's loans live where its external id says; a row that names a loan of another place goes
 * there to be judged, so that one external id is never two loans.
 */
function routeRows(
  ctx: TenantContext,
  rows: readonly LoanRow[],
  known: KnownBook,
): ReadonlyMap<number, readonly PlacedRow[]> {
  const homes = new Map<string, number>();
  for (const [externalId, loan] of known.loans) homes.set(externalId, partitionOf(loan.id));
  return Map.groupBy(
    rows.map((row, index) => ({ row, index })),
    ({ row }) => {
      const home =
        homes.get(row.externalId) ??
        partitionOfKey(row.borrower.externalId, ctx.tenant.partitionCount);
      homes.set(row.externalId, home);
      return home;
    },
  );
}

function overtaken(externalId: string): LoanOutcome {
  return { status: "refused", externalId, refusal: { code: "request.conflict" } };
}
