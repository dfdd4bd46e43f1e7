import type { AnyCall, AnyInit } from "./create-client.js";

/**
 * Walks a list by its cursors. A page is asked for when the one before is used up, so leaving the
 * loop asks for nothing more.
 */
export async function* listItems(
  call: AnyCall,
  path: string,
  init: AnyInit = {},
): AsyncGenerator<unknown, void, undefined> {
  let cursor: string | null | undefined;
  do {
    const query = { ...init.params?.query, ...(cursor ? { cursor } : {}) };
    const { data } = await call("get", path, { ...init, params: { ...init.params, query } });
    const page = data as Readonly<Record<string, unknown>>;
    yield* Object.values(page).find(Array.isArray) ?? [];
    const next = page["nextCursor"] as string | null;
    if (next !== null && next === cursor) throw new Error(`${path} does not go on from ${next}`);
    cursor = next;
  } while (cursor);
}
