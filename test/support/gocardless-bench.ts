import type { IncomingMessage, ServerResponse } from "node:http";

// GoCardless's API on loopback, in the shapes of developer.gocardless.com/api-reference. A test has its
// box, told by `PUT /gocardless/<box>/bench`: what is there, and how the API is feeling.

export type GocardlessMood = "ok" | "busy" | "broken" | "lost" | "html";
type Box = {
  mood: GocardlessMood;
  token: string;
  resources: Record<string, Record<string, Record<string, unknown>>>;
  calls: { path: string; version: string }[];
};

const boxes = new Map<string, Box>();

export function answerAsGocardless(
  request: IncomingMessage,
  url: URL,
  body: string,
  response: ServerResponse,
): ServerResponse {
  const [, , name = "", resource = "", id = ""] = url.pathname.split("/");
  const box = boxes.get(name) ?? { mood: "ok", token: "", resources: {}, calls: [] };
  boxes.set(name, box);
  const say = (status: number, value: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    return response.end(JSON.stringify(value));
  };
  if (resource === "bench") {
    if (request.method === "PUT") Object.assign(box, JSON.parse(body));
    return say(200, { calls: box.calls });
  }
  box.calls.push({
    path: `${resource}/${id}`,
    version: String(request.headers["gocardless-version"] ?? ""),
  });
  if (box.mood === "lost") {
    request.socket.destroy();
    return response;
  }
  if (box.mood === "html") {
    response.writeHead(502, { "content-type": "text/html" });
    return response.end("<h1>Bad gateway</h1>");
  }
  if (box.mood === "broken") return say(...fault(500, "gocardless", "internal_error"));
  if (box.mood === "busy") {
    return say(...fault(429, "invalid_api_usage", "rate_limit_exceeded"), { "retry-after": "7" });
  }
  if (request.headers.authorization !== `Bearer ${box.token}`) {
    return say(...fault(401, "invalid_api_usage", "access_token_not_found"));
  }
  if (request.headers["gocardless-version"] !== "2015-07-06") {
    return say(...fault(400, "invalid_api_usage", "version_not_found"));
  }
  const found = box.resources[resource]?.[id];
  return found
    ? say(200, { [resource]: { id, created_at: "2026-06-01T09:00:00.000Z", ...found } })
    : say(...fault(404, "invalid_api_usage", "resource_not_found"));
}

function fault(code: number, type: string, reason: string): [number, unknown] {
  const error = {
    ...{
      message: reason.replaceAll("_", " "),
      documentation_url: "https://developer.gocardless.com",
    },
    ...{ type, code, request_id: "0AA4000", errors: [{ reason, message: reason }] },
  };
  return [code, { error }];
}
