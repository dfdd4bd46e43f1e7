import { partitionOf } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { Borrower } from "./store";

export type BorrowerQuery = Readonly<
  | { externalId: string }
  /** Whole words of a name, a whole e-mail, or a whole phone number with its country code. */
  | { search: string; limit: number }
>;

/** Borrowers by the lender's own reference, or by what their sealed contact is indexed under. */
export async function searchBorrowers(
  ctx: TenantContext,
  query: BorrowerQuery,
): Promise<readonly Borrower[]> {
  ctx.allow("borrower.read");
  if ("externalId" in query) {
    return [...(await ctx.borrowers.byExternalIds([query.externalId])).values()];
  }
  const found = await ctx.borrowers.search(query.search, query.limit);
  const ids = found.toSorted((a, b) => a - b).slice(0, query.limit);
  const groups = await Promise.all(
    [...Map.groupBy(ids, partitionOf)].map(([partition, some]) =>
      ctx.borrowers.byIds(partition, some),
    ),
  );
  const byId = new Map(groups.flatMap((group) => [...group]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
