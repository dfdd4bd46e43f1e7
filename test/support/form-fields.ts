const TAG = /<(input|select|option|textarea)\b([^>]*)>([^<]*)/g;

/** What a browser would send of the form with this action, without a button pressed. */
export function fieldsOf(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`action="${action}" method="post"`);
  const form = html.slice(start, html.indexOf("</form>", start));
  const fields: Record<string, string> = {};
  let select = "";
  for (const [, tag, attributes = "", text = ""] of form.matchAll(TAG)) {
    const name = attribute(attributes, "name") ?? "";
    const value = attribute(attributes, "value");
    const isTicked = /\bchecked\b/.test(attributes);
    if (tag === "textarea") fields[name] = decoded(text);
    else if (tag === "select") select = name;
    else if (tag === "option") {
      // Options of a list of suggestions belong to no field.
      const isFirst = !(select in fields);
      if (select !== "" && (isFirst || /\bselected\b/.test(attributes))) {
        fields[select] = value ?? "";
      }
    } else if (attribute(attributes, "type") !== "checkbox" || isTicked) fields[name] = value ?? "";
  }
  return fields;
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : decoded(found);
}

function decoded(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
