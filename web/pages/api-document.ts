/** The parts of an OpenAPI 3.1 document that the reference shows. */
export type ApiDocument = Readonly<{
  info: Readonly<{ title: string; version: string; description?: string }>;
  tags?: readonly Readonly<{ name: string; description?: string }>[];
  paths: Readonly<Record<string, ApiPath>>;
  /** What we call, by its name; a receiver of the reader's answers. */
  webhooks?: Readonly<Record<string, ApiPath>>;
  components?: Readonly<{ schemas?: Readonly<Record<string, ApiSchema>> }>;
}>;

export type ApiPath = Readonly<Partial<Record<ApiVerb, ApiOperation>>>;

export const API_VERBS = ["get", "post", "put", "patch", "delete"] as const;
export type ApiVerb = (typeof API_VERBS)[number];

export type ApiOperation = Readonly<{
  operationId?: string;
  tags?: readonly string[];
  summary?: string;
  description?: string;
  parameters?: readonly ApiParameter[];
  security?: readonly Readonly<Record<string, readonly string[]>>[];
  requestBody?: Readonly<{ required?: boolean; content?: ApiContent }>;
  responses?: Readonly<Record<string, ApiResponse>>;
}>;

export type ApiParameter = Readonly<{
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: ApiSchema;
}>;

export type ApiResponse = Readonly<{
  description?: string;
  content?: ApiContent;
  /** The codes of the refusals that share this status. */
  "x-problem-codes"?: readonly string[];
}>;

export type ApiContent = Readonly<
  Record<string, Readonly<{ schema?: ApiSchema; example?: unknown }>>
>;

export type ApiSchema = Readonly<{
  $ref?: string;
  type?: string | readonly string[];
  format?: string;
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  example?: unknown;
  examples?: readonly unknown[];
  default?: unknown;
  minimum?: number;
  minLength?: number;
  minItems?: number;
  properties?: Readonly<Record<string, ApiSchema>>;
  required?: readonly string[];
  items?: ApiSchema;
  additionalProperties?: boolean | ApiSchema;
  anyOf?: readonly ApiSchema[];
  oneOf?: readonly ApiSchema[];
  allOf?: readonly ApiSchema[];
}>;

export type PlacedOperation = Readonly<{
  verb: ApiVerb;
  path: string;
  id: string;
  operation: ApiOperation;
  /** Posted by us to the reader's own address, and not a path of ours. */
  isWebhook: boolean;
}>;

/** Operations of one tag, with the place they have in the reference. */
export type ApiChapter = Readonly<{
  tag: string;
  slug: string;
  /** What there is to know before the first call; paragraphs, with shell lines set in. */
  text: string;
  operations: readonly PlacedOperation[];
}>;

/** A chapter for each tag that has operations or something to say, in the order of the document. */
export function chaptersOf(document: ApiDocument): readonly ApiChapter[] {
  const operations = operationsByTag(document);
  const texts = new Map((document.tags ?? []).map(({ name, description }) => [name, description]));
  return [...new Set([...texts.keys(), ...operations.keys()])].flatMap((tag) => {
    const [text = "", own = []] = [texts.get(tag), operations.get(tag)];
    return own.length > 0 || text !== "" ? [{ tag, slug: slugOf(tag), text, operations: own }] : [];
  });
}

/** Where a chapter of the reference is. */
export function chapterHref({ slug }: Pick<ApiChapter, "slug">): string {
  return `/docs/${slug}`;
}

function slugOf(tag: string): string {
  return tag === "" ? "other" : tag.toLowerCase().replace(/\W+/g, "-");
}

/** Operations by tag, in the order of the document; those without a tag come under "". */
export function operationsByTag(
  document: ApiDocument,
): ReadonlyMap<string, readonly PlacedOperation[]> {
  const groups = new Map<string, PlacedOperation[]>(
    (document.tags ?? []).map(({ name }) => [name, []]),
  );
  const places = [
    ...Object.entries(document.paths).map((place) => [...place, false] as const),
    ...Object.entries(document.webhooks ?? {}).map((place) => [...place, true] as const),
  ];
  for (const [path, item, isWebhook] of places) {
    for (const verb of API_VERBS) {
      const operation = item[verb];
      if (!operation) continue;
      const tag = operation.tags?.[0] ?? "";
      const group = groups.get(tag) ?? [];
      group.push({ verb, path, operation, id: operationAnchor(verb, path), isWebhook });
      groups.set(tag, group);
    }
  }
  return new Map([...groups].filter(([, operations]) => operations.length > 0));
}

function operationAnchor(verb: ApiVerb, path: string): string {
  return `${verb}-${path.replace(/\W+/g, "-").replace(/^-|-$/g, "")}`;
}

/** Follows a reference to the schema it names; a broken one is the empty schema. */
export function resolveSchema(document: ApiDocument, schema: ApiSchema): ApiSchema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (document.components?.schemas?.[name] ?? {});
}
