import { API_VERBS, type ApiDocument, type ApiOperation } from "../../web/pages/api-document";
import {
  type Chance,
  HOSTILE,
  type KnownIds,
  known,
  openChance,
  printJson,
  Raw,
  madeOf,
} from "./values";

export type FuzzRequest = Readonly<{
  operation: string;
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array<ArrayBuffer> | undefined;
  /** Whose caller it comes from: ours, nobody, or one that may do nothing. */
  caller: "ours" | "nobody" | "harmless";
}>;

type Place = Readonly<{ method: string; path: string; operation: ApiOperation }>;
type Draft = {
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  body: unknown;
  bytes: Uint8Array<ArrayBuffer> | undefined;
};

/** What ends what the others are about is asked by somebody who may not. */
const ENDING = new Set(["book.empty"]);

/** Requests made from the document, most of them wrong in a way that the document does not know. */
export function openRequests(
  document: ApiDocument,
  { seed, ids }: Readonly<{ seed: number; ids: KnownIds }>,
) {
  const chance = openChance(seed);
  const places: readonly Place[] = Object.entries(document.paths).flatMap(([path, item]) =>
    API_VERBS.flatMap((verb) => {
      const operation = item[verb];
      return operation ? [{ method: verb.toUpperCase(), path, operation }] : [];
    }),
  );
  const twistsOf = ({ operation, method, path }: Place) => [
    // A word of the path by another is another address, and nothing of this operation.
    ...(path.includes("{") ? [twistPath] : []),
    twistQuery,
    twistHeaders,
    ...(operation.requestBody ? [twistValue, twistValue, twistValue, twistShape, twistBytes] : []),
    ...(method === "GET" || operation.requestBody ? [] : [twistBytes]),
  ];
  return function next(): FuzzRequest {
    const place = chance.pick(places);
    const draft = draftOf(document, place, chance, ids);
    const twists = chance.happens(0.15) ? 0 : 1 + chance.below(2);
    for (let count = 0; count < twists; count += 1) {
      chance.pick(twistsOf(place))(draft, chance, place);
    }
    const { operationId = "" } = place.operation;
    const query = draft.query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
    const caller = ENDING.has(operationId) ? "harmless" : chance.happens(0.03) ? "nobody" : "ours";
    return {
      ...{ operation: operationId, method: place.method, caller },
      path: query === "" ? draft.path : `${draft.path}?${query}`,
      headers: draft.headers,
      body: draft.bytes ?? (draft.body === undefined ? undefined : bytesOf(printJson(draft.body))),
    };
  };
}

function draftOf(
  document: ApiDocument,
  { path, operation }: Place,
  chance: Chance,
  ids: KnownIds,
): Draft {
  const draft: Draft = { path, query: [], headers: {}, body: undefined, bytes: undefined };
  for (const { name, in: where, required, schema = {} } of operation.parameters ?? []) {
    const value = String(madeOf(document, schema, chance, ids));
    if (where === "path") {
      const word = path.split("/").at(2) ?? "";
      const own =
        name === "externalId" ? ids["payment"] : name === "name" ? ids["mapping"] : undefined;
      const id = own ? chance.pick(own) : known(value, chance, ids);
      draft.path = draft.path.replace(`{${name}}`, encode(String(word === "" ? value : id)));
    } else if (where === "query" && (required || chance.happens(0.4)))
      draft.query.push([name, value]);
    else if (where === "header" && chance.happens(0.3)) draft.headers[name] = ascii(value);
  }
  const [type, media] = Object.entries(operation.requestBody?.content ?? {}).at(-1) ?? [];
  if (!type || !media?.schema) return draft;
  draft.headers["content-type"] = type;
  const isWhole = media.example !== undefined && chance.happens(0.6);
  const body = isWhole
    ? structuredClone(media.example)
    : madeOf(document, media.schema, chance, ids);
  const named = withKnownIds(body, chance, ids);
  if (type === "application/json") draft.body = named;
  else if (type === "text/csv") draft.bytes = bytesOf("externalId,amount\nx,1.00\n");
  else draft.bytes = bytesOf(new URLSearchParams(named as Record<string, string>).toString());
  return draft;
}

function withKnownIds(value: unknown, chance: Chance, ids: KnownIds): unknown {
  if (Array.isArray(value)) return value.map((one) => withKnownIds(one, chance, ids));
  if (typeof value !== "object" || value === null) return known(value, chance, ids);
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withKnownIds(one, chance, ids)]),
  );
}

const PATH_PARTS = [
  ...[
    "%00",
    "%ff",
    "%c0%af",
    "%2e%2e%2f%2e%2e",
    "-1",
    "0",
    "NaN",
    "1e400",
    "null",
    "[]",
    "%F0%9F%92%A9",
  ],
  ...[
    "99999999999999999999999999",
    "loan_zzzzzzzzzzzz",
    "__proto__",
    "a".repeat(5_000),
    "%20",
    "key_0",
  ],
];

/** Another word where the path names something. */
function twistPath(draft: Draft, chance: Chance, { path }: Place): void {
  const named = path.split("/").flatMap((part, index) => (part.startsWith("{") ? [index] : []));
  const parts = draft.path.split("/");
  parts[chance.pick(named)] = chance.pick(PATH_PARTS);
  draft.path = parts.join("/");
}

const CURSORS = [
  '{"id":-1}',
  "[-1]",
  "null",
  "[1e400]",
  '{"__proto__":1}',
  "[[[[]]]]",
  '""',
  "[9e99,9e99]",
];

function twistQuery(draft: Draft, chance: Chance, { operation }: Place): void {
  const names = (operation.parameters ?? [])
    .filter((one) => one.in === "query")
    .map(({ name }) => name);
  const name = names.length > 0 && chance.happens(0.8) ? chance.pick(names) : "surprise";
  const hostile = chance.pick(HOSTILE);
  const text = hostile instanceof Raw ? hostile.text : String(hostile);
  const cursor = btoa(chance.pick(CURSORS)).replace(/=+$/, "");
  draft.query.push([
    name,
    name === "cursor" && chance.happens(0.7) ? cursor : text.slice(0, 6_000),
  ]);
}

const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ["content-type", "text/plain"],
  ["content-type", "application/json; charset=utf-16"],
  ["content-type", "application/x-www-form-urlencoded"],
  ["content-type", "multipart/form-data"],
  ["content-type", "multipart/form-data; boundary=x"],
  ["content-type", "application/xml"],
  ["content-type", ";;;"],
  ["content-encoding", "gzip"],
  ["content-encoding", "br, deflate"],
  ["accept", "application/xml"],
  ["accept", "*/*;q=nonsense"],
  ["accept-language", `${"zz-".repeat(500)}zz`],
  ["idempotency-key", "x".repeat(201)],
  ["idempotency-key", "the same for all"],
  ["idempotency-key", "one"],
  ["if-match", '"99999999999"'],
  ["if-match", "*"],
  ["if-match", 'W/""'],
  ["if-none-match", "*"],
  ["range", "bytes=-1--1"],
  ["x-surprise", "y".repeat(7_000)],
  ["origin", "null"],
  ["cookie", "__Host-forbear.session_token=%00; a=b"],
  ["authorization", "Bearer fbk_sandbox_1_1_nothing"],
  ["authorization", `Bearer ${"e30.".repeat(3)}`],
  ["authorization", "Basic OjpAOg=="],
];

function twistHeaders(draft: Draft, chance: Chance): void {
  const [name, value] = chance.pick(HEADERS);
  draft.headers[name] = value;
}

/** One value of the body by another; where there is none, the whole body. */
function twistValue(draft: Draft, chance: Chance): void {
  const hostile = chance.pick(HOSTILE);
  const holders: [Record<string, unknown>, string][] = [];
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null || value instanceof Raw) return;
    for (const [name, inner] of Object.entries(value)) {
      holders.push([value as Record<string, unknown>, name]);
      walk(inner);
    }
  };
  walk(draft.body);
  if (holders.length === 0) {
    draft.body = hostile;
    return;
  }
  const [holder, name] = chance.pick(holders);
  holder[name] = hostile;
}

/** A field too many, one too few, one twice, or the same thing often. */
function twistShape(draft: Draft, chance: Chance): void {
  const { body } = draft;
  if (typeof body !== "object" || body === null || body instanceof Raw) return;
  const names = Object.keys(body);
  const fields = body as Record<string, unknown>;
  const name = names.length > 0 ? chance.pick(names) : "name";
  const once = printJson(body);
  const twists = [
    () => delete fields[name],
    () => Object.assign(fields, { surprise: chance.pick(HOSTILE) }),
    () => {
      draft.body = new Raw(once.replace(/}$/, `,${JSON.stringify(name)}:null}`));
    },
    () => {
      draft.body = new Raw(once.replace(/^\{/, '{"__proto__":{"isAdmin":true},'));
    },
    () => {
      draft.body = Array.from({ length: 300 }, () => body);
    },
  ];
  chance.pick(twists)();
}

/** Bytes that are no JSON, or not in the encoding that JSON has. */
function twistBytes(draft: Draft, chance: Chance): void {
  const text = draft.body === undefined ? "{}" : printJson(draft.body);
  const makers = [
    () => bytesOf("{"),
    () => bytesOf(""),
    () => bytesOf(`\ufeff${text}`),
    () => bytesOf(text.slice(0, -1)),
    () => bytesOf(`${text}${text}`),
    () => Uint8Array.of(0xff, 0xfe, ...utf16(text)),
    () => Uint8Array.of(...bytesOf('{"name":"'), 0xc3, 0x28, 0xf0, 0x90, ...bytesOf('"}')),
    () => Uint8Array.of(0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3),
    () => new Uint8Array(64),
    () => bytesOf(`${"[".repeat(10_000)}${"]".repeat(10_000)}`),
    () => bytesOf(`{"name":"${"x".repeat(1_000_000)}"}`),
    // More than the API takes: seldom, for it is long.
    () => bytesOf(`{"name":"${"x".repeat(chance.happens(0.1) ? 4_300_000 : 10_000)}"}`),
  ];
  draft.bytes = chance.pick(makers)();
  draft.headers["content-type"] ??= "application/json";
}

function utf16(text: string): readonly number[] {
  return [...text.slice(0, 2_000)].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return [code & 255, code >> 8];
  });
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function ascii(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "").slice(0, 200);
}
