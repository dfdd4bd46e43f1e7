/**
 * Where a request says it comes from, for better-auth's own check. A browser of today always says it
 * (Origin or Sec-Fetch-Site); who says nothing is a program with its own cookie jar, such as an
 * integrator's script, and is taken for one of ours. What is said is passed on as it is.
 */
export function withSaidOrigin(request: Request, own: string): Request {
  const { headers } = request;
  if (headers.has("origin") || headers.has("referer") || headers.has("sec-fetch-site")) {
    return request;
  }
  const said = new Headers(headers);
  // Node's fetch names a mode and nothing else.
  for (const name of ["sec-fetch-mode", "sec-fetch-dest"]) said.delete(name);
  said.set("origin", own);
  return new Request(request, { headers: said });
}
