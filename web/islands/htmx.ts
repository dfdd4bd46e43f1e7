import htmx from "htmx.org/dist/htmx.esm.min.js";

/**
 * htmx compiles text to code for filters, `js:` values and hx-on. None of our pages uses that, and
 * the content security policy forbids it; this refuses before the browser must.
 */
export function startHtmx(): void {
  htmx.registerExtension("no-eval", {
    init: (internal) => internal.initSecurity(undefined, Refused, Refused),
  });
}

function Refused(): never {
  throw new Error("Text is never run as code here");
}
