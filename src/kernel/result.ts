/** A refusal is an expected answer: a stable code and the facts a caller needs, never prose. */
export type Refusal = Readonly<{ code: `${string}.${string}` }>;

export type Ok<T> = Readonly<{ ok: true; value: T }>;
export type Refused<R extends Refusal> = Readonly<{ ok: false; refusal: R }>;
export type Result<T, R extends Refusal> = Ok<T> | Refused<R>;

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function refuse<const R extends Refusal>(refusal: R): Refused<R> {
  return { ok: false, refusal };
}
