/**
 * An object without the fields that were left out. A field that is there as undefined would hide a
 * default that is laid under it.
 */
export function stated<T extends object>(partial: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(partial).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
