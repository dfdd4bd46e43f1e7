import { createRoute, z } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import { compareVersions } from "../../app/policy/compare";
import { draftVersion } from "../../app/policy/draft";
import { editVersion } from "../../app/policy/edit";
import { listVersions } from "../../app/policy/list";
import { readVersion } from "../../app/policy/read";
import type { PolicyVersion } from "../../domain/policy/version";
import { POLICY_TEMPLATES } from "../../domain/policy/templates";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { policyText, TEXT_FORMATS } from "../policy-text";
import { problem, refused } from "../problem";
import {
  documentFrom,
  EditBody,
  EXAMPLE_EDIT,
  toAnswer,
  toErrors,
  toSummary,
  Version,
  VersionSummary,
} from "./policy-body";

const YAML = "application/yaml";
const JSON_TYPE = "application/json";
const VERSION_MAX = 1_000_000_000;
const VersionNumber = z.coerce.number().int().min(1).max(VERSION_MAX);
export const versionParams = z.object({ version: VersionNumber.openapi({ example: 2 }) });

const Draft = z
  .strictObject({
    from: z
      .union([z.int().min(1).max(VERSION_MAX), z.enum(POLICY_TEMPLATES)])
      .openapi({ description: "A version to copy, or a template." }),
    effectiveOn: Day.optional(),
  })
  .openapi("PolicyDraft");

const Changes = z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() }));

const list = createRoute({
  method: "get",
  path: "/v1/policies",
  operationId: "policy.list",
  tags: ["Policies"],
  summary: "List the versions of your policy",
  description: "Newest first. Version 1 is the one that every lender starts with.",
  security: SIGNED_IN,
  responses: {
    ...answers(
      200,
      z
        .object({ inForce: z.int(), policies: z.array(VersionSummary) })
        .openapi("PolicyVersionList"),
      "All versions, and the number of the one in force today.",
    ),
    ...problems(),
  },
});

const read = createRoute({
  method: "get",
  path: "/v1/policies/{version}",
  operationId: "policy.read",
  tags: ["Policies"],
  summary: "One version of your policy",
  description:
    "With its whole document. `format=yaml`, or `Accept: application/yaml`, answers the document " +
    "alone, to be reviewed and kept under version control.",
  security: SIGNED_IN,
  request: {
    params: versionParams,
    query: z.object({ format: z.enum(TEXT_FORMATS).optional() }),
  },
  responses: {
    200: {
      description: "The version.",
      content: {
        "application/json": { schema: Version },
        "application/yaml": { schema: z.string() },
      },
    },
    ...problems("request.invalid", "policy.not_found"),
  },
});

const draft = createRoute({
  method: "post",
  path: "/v1/policies",
  operationId: "policy.draft",
  tags: ["Policies"],
  summary: "Begin a new version",
  description:
    "As a draft, copied from a version (also to go back to an old one) or made from a template. " +
    "It decides nothing until a second person has approved it and its day has come.",
  security: SIGNED_IN,
  request: { body: jsonBody(Draft, { from: "seven-months" }) },
  responses: {
    ...answers(201, Version, "The draft."),
    ...problems("request.invalid", "request.malformed", "policy.not_found", "policy.invalid"),
  },
});

const edit = createRoute({
  method: "put",
  path: "/v1/policies/{version}",
  operationId: "policy.edit",
  tags: ["Policies"],
  summary: "Write a draft",
  description:
    "Puts a whole document in place of the draft's. What could not be put in force is refused with " +
    "every place that is wrong, and nothing is stored. Send the `ETag` of the draft that you read as " +
    "`If-Match`, and nobody's writing is lost: a draft that was written since is refused with 412.",
  security: SIGNED_IN,
  request: {
    params: versionParams,
    headers: z.object({ "if-match": z.string().max(200).optional().openapi({ example: '"3"' }) }),
    body: jsonBody(EditBody, EXAMPLE_EDIT),
  },
  responses: {
    ...answers(200, Version, "The draft as it stands now."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "policy.not_found",
      "policy.not_draft",
      "policy.draft_changed",
      "policy.invalid",
    ),
  },
});

const compare = createRoute({
  method: "get",
  path: "/v1/policies/{version}/difference",
  operationId: "policy.compare",
  tags: ["Policies"],
  summary: "What a version changes",
  description:
    "Fact by fact, against the version in force or any other. A step of the ladder is known by its name.",
  security: SIGNED_IN,
  request: { params: versionParams, query: z.object({ with: VersionNumber.optional() }) },
  responses: {
    ...answers(
      200,
      z.object({ version: z.int(), with: z.int(), changes: Changes }).openapi("PolicyDifference", {
        example: {
          version: 2,
          with: 1,
          changes: [{ path: "graceDays", before: 0, after: 3 }],
        },
      }),
      "What differs; nothing when both say the same.",
    ),
    ...problems("request.invalid", "policy.not_found"),
  },
});

export const policyRoutes = newApi();

policyRoutes.openapi(list, async (c) => {
  const ctx = c.get("tenant");
  const versions = await listVersions(ctx);
  return c.json({ inForce: ctx.policy.version, policies: versions.map(toSummary) }, 200);
});

policyRoutes.openapi(read, async (c) => {
  const found = await readVersion(c.get("tenant"), c.req.valid("param").version);
  if (!found.ok) return refused(c, found.refusal);
  const supports = [JSON_TYPE, YAML];
  const liked = accepts(c, { header: "Accept", supports, default: JSON_TYPE });
  const { format = liked === YAML ? "yaml" : "json" } = c.req.valid("query");
  const etag = etagOf(found.value);
  if (format === "json") return c.json(toAnswer(found.value), 200, { etag });
  return c.body(policyText(found.value.document, "yaml"), 200, { "content-type": YAML, etag });
});

policyRoutes.openapi(draft, async (c) => {
  const drafted = await draftVersion(c.get("tenant"), c.req.valid("json"));
  if (drafted.ok) {
    return c.json(toAnswer(drafted.value), 201, { etag: etagOf(drafted.value) });
  }
  const { refusal } = drafted;
  if (refusal.code !== "policy.invalid") return refused(c, refusal);
  return problem(c, refusal.code, { errors: toErrors(refusal.flaws, "") });
});

policyRoutes.openapi(edit, async (c) => {
  const { effectiveOn, document } = c.req.valid("json");
  const { version } = c.req.valid("param");
  const revision = revisionIn(c.req.header("if-match"));
  const input = { effectiveOn, document: documentFrom(document), revision };
  const edited = await editVersion(c.get("tenant"), version, input);
  if (edited.ok) return c.json(toAnswer(edited.value), 200, { etag: etagOf(edited.value) });
  const { refusal } = edited;
  if (refusal.code !== "policy.invalid") return refused(c, refusal);
  return problem(c, refusal.code, { errors: toErrors(refusal.flaws, "/document") });
});

function etagOf({ revision }: PolicyVersion): string {
  return `"${revision}"`;
}

/**
 * The revision that `If-Match` names; null for none or any, 0 for what is no tag of ours. A proxy that
 * compresses an answer makes its tag a weak one.
 */
function revisionIn(header: string | undefined): number | null {
  if (header === undefined || header.trim() === "*") return null;
  return Number(/^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1] ?? 0);
}

policyRoutes.openapi(compare, async (c) => {
  const { version } = c.req.valid("param");
  const compared = await compareVersions(c.get("tenant"), version, c.req.valid("query").with);
  if (!compared.ok) return refused(c, compared.refusal);
  const changes = compared.value.changes.map((change) => ({ ...change }));
  return c.json({ ...compared.value, changes }, 200);
});
