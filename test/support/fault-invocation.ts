import { type Faults, OPERATION_CHANCES, STALL_CHANCES } from "./faults";

const STEP_MS_MAX = 9;
const SLOW_MS_MAX = 25_000;

/** The time of the run: nothing but the run moves it, so that no lease is waited for. */
export type Time = Readonly<{
  now(): number;
  pass(ms: number): void;
  reach(at: number): void;
  /** What the Worker's own calls meet. */
  answers(fetch: (input: unknown, init?: RequestInit) => Promise<Response>): void;
}>;

/** Passes one operation of an invocation through everything that can go wrong around it. */
export type Gate = <Value>(operation: () => Promise<Value>) => Promise<Value>;

/** How an invocation came to rest; a stalled one goes on when it is resumed. */
export type Rest<Value> =
  | Readonly<{ end: "done"; value: Value }>
  | Readonly<{ end: "threw"; error: unknown }>
  | Readonly<{ end: "killed" }>
  | Readonly<{ end: "stalled" }>;

export type Invocation<Value> = Readonly<{
  rest(): Promise<Rest<Value>>;
  resume(): void;
  /** Whether another consumer gets its messages while it hangs. */
  sharesItsWork(): boolean;
}>;

type Around = Readonly<{
  faults: Faults;
  time: Time;
  /** One operation at a time: what an invocation does side by side would not be repeatable. */
  alone: Gate;
}>;

/**
 * Runs one invocation of the Worker behind a gate. A killed one does nothing any more, not even what
 * it would do about an error: its operations never answer.
 */
export function invoke<Value>(
  work: (gate: Gate) => Promise<Value>,
  around: Around,
): Invocation<Value> {
  const { faults, time, alone } = around;
  let dead = false;
  let signal = Promise.withResolvers<Rest<Value>>();
  let stalls: (() => void)[] = [];
  const die = <Never>(): Promise<Never> => {
    dead = true;
    signal.resolve({ end: "killed" });
    return new Promise(() => {});
  };
  const stall = () =>
    new Promise<void>((resolve) => {
      stalls.push(resolve);
      signal.resolve({ end: "stalled" });
    });
  const cut = () => new Error("D1_ERROR: Network connection lost.");

  const gate: Gate = async (operation) => {
    if (dead) return die();
    time.pass(faults.random.between(1, STEP_MS_MAX));
    const fault = faults.strike(OPERATION_CHANCES);
    if (fault === "killed-before") return die();
    if (fault === "database-cut-before") throw cut();
    if (fault === "slow") time.pass(faults.random.between(1_000, SLOW_MS_MAX));
    if (fault === "stalled") await stall();
    const value = await alone(operation);
    if (dead || fault === "killed-after") return die();
    if (fault === "database-answer-lost") throw cut();
    return value;
  };

  const ended = work(gate).then(
    (value): Rest<Value> => ({ end: "done", value }),
    (error: unknown): Rest<Value> => ({ end: "threw", error }),
  );
  return {
    rest: () => Promise.race([signal.promise, ended]),
    resume() {
      signal = Promise.withResolvers();
      for (const resolve of stalls) resolve();
      stalls = [];
    },
    sharesItsWork: () => faults.strike(STALL_CHANCES) !== null,
  };
}

/** A database whose every operation passes the gate. */
export function gated(real: D1Database, gate: Gate): D1Database {
  type Wrapped = Readonly<{ bare: D1PreparedStatement }>;
  const wrap = (bare: D1PreparedStatement): unknown => ({
    bare,
    bind: (...values: unknown[]) => wrap(bare.bind(...values)),
    all: () => gate(() => bare.all()),
    run: () => gate(() => bare.run()),
    raw: () => gate(() => bare.raw()),
    first: (column?: string) =>
      gate<unknown>(() => (column === undefined ? bare.first() : bare.first(column))),
  });
  const database = {
    prepare: (sql: string) => wrap(real.prepare(sql)),
    batch: (statements: readonly Wrapped[]) =>
      gate(() => real.batch(statements.map(({ bare }) => bare))),
  };
  return database as unknown as D1Database;
}

/** Lets one operation after the other through, in the order in which they come. */
export function oneAtATime(): Gate {
  let last: Promise<unknown> = Promise.resolve();
  return (operation) => {
    const mine = last.then(operation);
    last = mine.catch(() => undefined);
    return mine;
  };
}
