import { Outage } from "../kernel/outage";

// platform.md 3.1: these are passing; a write may have happened all the same, so every write of
// ours can be repeated.
const PASSING =
  /Network connection lost|object to be reset|code was updated|overloaded|D1_ERROR: D1 DB/;

/** What was thrown, when it says of a database that it will be back; undefined for all else. */
export function outageOf(error: unknown): Outage | undefined {
  if (error instanceof Outage) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (!PASSING.test(text)) return undefined;
  return new Outage("database is not answering", 10, { cause: error });
}
