type Request = {
  method: string;
  path: string;
  body?: { mediaType: string; example: string };
  answers: { mediaType?: string }[];
  /** Needs no caller. */
  isOpen: boolean;
};

/** Returns a curl that sends the request, with `$URL`, `$KEY` and a variable for each id in the path. */
export function curlOf({ method, path, body, answers, isOpen }: Request): string {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => `$${variableOf(name)}`);
  const isStream = answers.some(({ mediaType }) => mediaType === "text/event-stream");
  const flags = isStream ? "-sN" : "-s";
  const implied = body ? "POST" : "GET";
  const parts = [
    `curl ${flags} ${method === implied ? "" : `-X ${method} `}"$URL${address}"`,
    isOpen ? "" : `-H "Authorization: Bearer $KEY"`,
    body ? `-H 'Content-Type: ${body.mediaType}'` : "",
    body ? dataOf(body) : "",
  ];
  return parts.filter((part) => part !== "").join(" \\\n  ");
}

function dataOf({ mediaType, example }: { mediaType: string; example: string }): string {
  if (example === "") return `--data-binary @file.${mediaType.split("/")[1]}`;
  const json = JSON.stringify(JSON.parse(example));
  return `-d '${json.replaceAll("'", "'\\''")}'`;
}

function variableOf(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();
}
