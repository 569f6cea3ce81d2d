import { createServer, request } from "node:http";
import { expect, test } from "vitest";
import { escapeMalformedPaths } from "./escape-malformed-paths";

test("a path with malformed percent-encoding is taken literally; every other path is unchanged", async () => {
  escapeMalformedPaths();
  const server = createServer((asked, answer) => answer.end(asked.url));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const seenFor = (path: string) =>
    new Promise<string>((resolve, reject) => {
      const asking = request({ port, host: "127.0.0.1", path }, (answer) => {
        answer.setEncoding("utf8").once("data", resolve);
      });
      asking.on("error", reject).end();
    });
  for (const path of ["/api/deals/%zz", "/%", "/a%ffb", "/%E0%A4%A", "/%ed%a0%80/c"]) {
    const seen = await seenFor(`${path}?q=%zz`);
    expect(decodeURIComponent(seen.replace("?q=%zz", ""))).toBe(path);
    expect(seen).toContain("?q=%zz");
  }
  for (const path of ["/", "/a%20b/%C3%A9", "/a?b=%", "/%00", "/%25zz"])
    expect(await seenFor(path)).toBe(path);
  server.close();
});
