import { partitionOf } from "../../kernel/ids";
import type { TenantContext } from "../context";

export type BorrowerName = Readonly<{ id: number; externalId: string; name: string }>;

/** What lists of other things call their borrowers: one read for each partition. */
export async function nameBorrowers(
  ctx: TenantContext,
  ids: readonly number[],
): Promise<ReadonlyMap<number, BorrowerName>> {
  ctx.allow("borrower.read");
  const homes = Map.groupBy(new Set(ids), partitionOf);
  const found = await Promise.all(
    [...homes].map(([partition, own]) => ctx.borrowers.byIds(partition, own)),
  );
  return new Map(
    found.flatMap((part) =>
      [...part.values()].map(({ id, externalId, contact }) => [
        id,
        { id, externalId, name: contact.name },
      ]),
    ),
  );
}
