import { setTimeout as sleep } from "node:timers/promises";

const TRIES_MAX = 5;

/** An answer that is not what was asked for. */
export class Refused extends Error {
  constructor(method, path, status, body) {
    super(`${method} ${path} answered ${status}: ${body.slice(0, 400)}`);
    this.status = status;
    this.body = body;
  }
}

/** Speaks to the running server as anybody else would: over HTTP, with a cookie or an API key. */
export function openClient(origin) {
  const headers = new Headers({ origin });
  async function once(method, path, body) {
    const isForm = body instanceof FormData;
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: isForm || body === undefined ? headers : withJson(headers),
      body: isForm || body === undefined ? body : JSON.stringify(body),
      redirect: "manual",
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(method, path, response.status, text);
    return { response, body: text === "" ? undefined : JSON.parse(text) };
  }
  return {
    /** Carries the cookies an answer set. */
    keepCookies(response) {
      const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
      headers.set("cookie", cookies.join("; "));
    },
    useKey(secret) {
      headers.delete("cookie");
      headers.set("authorization", `Bearer ${secret}`);
    },
    /** Repeats what the server could not do just now; every call of the seeding may be repeated. */
    async call(method, path, body) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await once(method, path, body);
        } catch (error) {
          const passing = !(error instanceof Refused) || [409, 429, 503].includes(error.status);
          if (!passing || tries >= TRIES_MAX) throw error;
          await sleep(500 * tries);
        }
      }
    },
  };
}

function withJson(headers) {
  const all = new Headers(headers);
  all.set("content-type", "application/json");
  return all;
}
