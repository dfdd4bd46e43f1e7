import { Marked } from "./marked";

/** Paragraphs parted by an empty line; lines that begin with a dash are a list. */
export function Prose({ text }: Readonly<{ text: string }>) {
  return (
    <>
      {text.split("\n\n").map((paragraph) =>
        paragraph.startsWith("- ") ? (
          <ul>
            {paragraph.split("\n").map((line) => (
              <li>
                <Marked text={line.slice(2)} />
              </li>
            ))}
          </ul>
        ) : (
          <p>
            <Marked text={paragraph} />
          </p>
        ),
      )}
    </>
  );
}
