/** A body as it travels: files and text as they are, fields with a file as a form, the rest as JSON. */
export function serializeBody(body: unknown): BodyInit {
  if (isAsItIs(body)) return body;
  if (!hasFile(body)) return JSON.stringify(body);
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof Blob) form.set(name, value);
    else if (value !== undefined) form.set(name, textOf(value));
  }
  return form;
}

/** Its content type where JSON would be wrong; a form says its own, with its boundary. */
export function typeOfBody(body: unknown): Record<string, string> {
  if (body instanceof Blob) return { "content-type": body.type || "text/csv" };
  return typeof body === "string" ? { "content-type": "text/csv" } : {};
}

function isAsItIs(body: unknown): body is string | Blob | FormData {
  return typeof body === "string" || body instanceof Blob || body instanceof FormData;
}

function hasFile(body: unknown): body is Record<string, unknown> {
  return (
    typeof body === "object" &&
    body !== null &&
    Object.values(body).some((value) => value instanceof Blob)
  );
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
