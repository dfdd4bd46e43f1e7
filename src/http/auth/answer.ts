import { APIError } from "better-auth/api";
import { AUTH_BASE } from "./paths";

/** What better-auth answered to a form, with the cookies the browser must get. */
export type AuthAnswer = Readonly<{
  ok: boolean;
  status: number;
  /** better-auth's code of what went wrong; empty when it went well or names none. */
  code: string;
  body: Readonly<Record<string, unknown>>;
  cookies: readonly string[];
}>;

const NOT_A_FORM: readonly string[] = ["content-type", "content-length", "transfer-encoding"];

/**
 * A form of ours as the request better-auth knows, so that its checks of origin and its limits
 * apply to pages exactly as they do to the API. Cookies, origin and address stay the browser's.
 */
export function innerRequest(
  request: Request,
  path: string,
  body: Readonly<Record<string, unknown>>,
): Request {
  const headers = new Headers(request.headers);
  for (const name of NOT_A_FORM) headers.delete(name);
  headers.set("content-type", "application/json");
  headers.set("accept", "application/json");
  return new Request(new URL(`${AUTH_BASE}${path}`, request.url), {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
}

export async function readAnswer(response: Response): Promise<AuthAnswer> {
  const text = await response.text();
  const body = parseObject(text);
  const code = typeof body["code"] === "string" ? body["code"] : "";
  const { ok, status } = response;
  return { ok, status, code: ok ? "" : code, body, cookies: response.headers.getSetCookie() };
}

/** An error of better-auth as its clients expect it; undefined for everything else. */
export function refusalOf(error: unknown): Response | undefined {
  if (error instanceof APIError) {
    const headers = new Headers(error.headers);
    headers.set("content-type", "application/json");
    const body = error.body ?? { message: error.message };
    return new Response(JSON.stringify(body), { status: error.statusCode, headers });
  }
  if (!saysOwnerStays(error)) return undefined;
  const code = "YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER";
  return Response.json({ code, message: "An organization keeps an owner" }, { status: 409 });
}

/** The trigger that keeps the last owner; it speaks only when two requests race. */
function saysOwnerStays(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.includes("an organization keeps an owner") || saysOwnerStays(error.cause);
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
