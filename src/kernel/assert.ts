/** A broken assertion is a bug of ours, never of a caller: the request ends, the fault is logged. */
export class Fault extends Error {
  override readonly name = "Fault";
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Fault(message);
}

/** Closes a switch over a union; does not compile while a variant is unhandled. */
export function unreachable(value: never): never {
  throw new Fault(`unreachable: ${JSON.stringify(value)}`);
}
