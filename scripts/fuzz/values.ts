import type { ApiDocument, ApiSchema } from "../../web/pages/api-document";

/** Chance from a seed: the same seed makes the same requests (mulberry32). */
export function openChance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    happens: (share: number) => next() < share,
    below: (count: number) => Math.floor(next() * count),
    pick<T>(list: readonly T[]): T {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new Error("nothing to choose from");
      return found;
    },
  };
}
export type Chance = ReturnType<typeof openChance>;

/** JSON text as it stands, for what no value of the language can be. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export function printJson(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(printJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(
      ([name, of]) => `${JSON.stringify(name)}:${printJson(of)}`,
    );
    return `{${fields.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

const deep = (open: string, close: string, depth: number) =>
  new Raw(open.repeat(depth) + close.repeat(depth));

/** What no field of the document means. */
export const HOSTILE: readonly unknown[] = [
  ...[null, true, false, "", " ", 0, -1, -0.5, 1.5, 1e21, 1e308, [], {}, [[]], [null]],
  ...[
    2 ** 31,
    2 ** 53,
    -(2 ** 53),
    new Raw("9007199254740993"),
    "1e400",
    "NaN",
    "-Infinity",
    "0x10",
  ],
  ...[new Raw("1e400"), new Raw("-1e400"), new Raw("NaN"), new Raw("1".repeat(400)), new Raw("-0")],
  ...[new Raw("0.1e-400"), new Raw("undefined"), new Raw('"\\ud800"'), new Raw('"\\udfff\\ud800"')],
  ...[
    new Raw('"\\u0000"'),
    "\u0000",
    "\ufeff",
    "\u202e",
    "é".repeat(300),
    "👩‍👩‍👧‍👦",
    "ﷺ".repeat(50),
  ],
  ...["x".repeat(70_000), "__proto__", "constructor", "toString", "#{7*7}", "{{ 7 | times: 7 }}"],
  ...[
    "'; DROP TABLE loan; --",
    "%00",
    "../../../etc/passwd",
    "<script>alert(1)</script>",
    "\r\n\r\n",
  ],
  ...[
    "0000-00-00",
    "2026-02-30",
    "9999-12-31",
    "-2026-01-01",
    "+010000-01-01",
    "2026-01-01T00:00:00Z",
  ],
  ...["loan_zzzzzzzzzzzzzzzzzzzz", "loan_", "_", "loan_00", "bor_-1", "key_99999999999999999999"],
  ...[deep("[", "]", 10_000), deep('{"a":', "}", 1), deep("[", "", 5_000)],
  new Raw(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`),
  new Raw('{"__proto__":{"polluted":true}}'),
  new Raw('{"constructor":{"prototype":{"polluted":true}}}'),
  Array.from({ length: 5_000 }, (_, index) => index),
];

/** The names of our own and of another lender's things, by the first part of their ids. */
export type KnownIds = Readonly<Record<string, readonly string[]>>;

/** A value of a schema, mostly one that fits. */
export function madeOf(
  document: ApiDocument,
  schema: ApiSchema,
  chance: Chance,
  ids: KnownIds,
  depth = 0,
): unknown {
  const deeper = (inner: ApiSchema) => madeOf(document, inner, chance, ids, depth + 1);
  const resolved = resolve(document, schema);
  const examples = resolved.example === undefined ? resolved.examples : [resolved.example];
  if (examples && examples.length > 0 && chance.happens(0.7))
    return known(chance.pick(examples), chance, ids);
  if (resolved.const !== undefined) return resolved.const;
  if (resolved.enum) return chance.pick(resolved.enum);
  const choices = resolved.oneOf ?? resolved.anyOf;
  if (choices) return deeper(chance.pick(choices));
  if (resolved.allOf) {
    return Object.assign({}, ...resolved.allOf.map((part) => deeper(part) as object));
  }
  const type = Array.isArray(resolved.type) ? chance.pick(resolved.type) : resolved.type;
  if (type === "object" || resolved.properties) {
    const required = new Set(resolved.required);
    const named = Object.entries(resolved.properties ?? {}).filter(
      ([name]) => required.has(name) || (depth < 5 && chance.happens(0.3)),
    );
    return Object.fromEntries(named.map(([name, inner]) => [name, deeper(inner)]));
  }
  if (type === "array") {
    const count = Math.max(resolved.minItems ?? 0, depth < 5 ? chance.below(3) : 0);
    return Array.from({ length: count }, () => deeper(resolved.items ?? {}));
  }
  return plainValue(String(type), resolved, chance);
}

function plainValue(type: string, { format, minimum = 0 }: ApiSchema, chance: Chance): unknown {
  if (type === "integer") return minimum + chance.below(chance.pick([3, 100, 1_000_000]));
  if (type === "number") return minimum + chance.next() * 100;
  if (type === "boolean") return chance.happens(0.5);
  if (type === "null") return null;
  const day = `2026-0${1 + chance.below(9)}-${10 + chance.below(19)}`;
  return format === "date" ? day : chance.pick(["a", "Ada Park", "12.5", "L1", day]);
}

/** An id of an example as one that is there. */
export function known(value: unknown, chance: Chance, ids: KnownIds): unknown {
  if (typeof value !== "string") return value;
  const prefix = /^([a-z]{2,4})_\w+$/.exec(value)?.[1] ?? "";
  const own = ids[prefix];
  return own && own.length > 0 ? chance.pick(own) : value;
}

export function resolve(document: ApiDocument, schema: ApiSchema): ApiSchema {
  const name = schema.$ref?.split("/").at(-1);
  const found = name === undefined ? schema : document.components?.schemas?.[name];
  return found?.$ref ? resolve(document, found) : (found ?? {});
}
