import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer } from "@/components/testing/stub-server";
import { ExportSection } from "./export-section";
import { ImportSection } from "./import-section";

const PIPELINES = [
  {
    id: "pipeline-1",
    name: "Direct sales",
    is_default: true,
    is_active: true,
    opportunities_count: 1,
  },
];

beforeEach(() => {
  vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:file");
  vi.spyOn(URL, "revokeObjectURL").mockReturnValue();
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
});

test("an export that breaks off says so and can be tried again", async () => {
  let isThere = false;
  stubServer({
    "GET /export": () => {
      if (!isThere) throw new TypeError("The connection was lost");
      return { version: 1 };
    },
  });
  const { user } = renderScreen(<ExportSection pipelines={PIPELINES} />);
  await user.click(screen.getByRole("button", { name: "Export backup" }));
  expect(await screen.findByText("The export failed")).toBeTruthy();
  isThere = true;
  await user.click(screen.getByRole("button", { name: "Export backup" }));
  expect(await screen.findByText(/^opportune-\d{4}-\d{2}-\d{2}\.json/)).toBeTruthy();
  expect(screen.queryByText("The export failed")).toBeNull();
});

test("the CSV export asks for the chosen pipeline", async () => {
  const calls = stubServer({ "GET /export/opportunities.csv": () => new Response("Name\r\n") });
  const { user } = renderScreen(<ExportSection pipelines={PIPELINES} />);
  await user.selectOptions(screen.getByLabelText("Pipeline"), "pipeline-1");
  await user.click(screen.getByRole("button", { name: "Export CSV" }));
  expect(await screen.findByText(/^opportunities-\d{4}-\d{2}-\d{2}\.csv/)).toBeTruthy();
  expect(calls[0]?.query.get("pipeline_id")).toBe("pipeline-1");
});

test("a manager sees that admins can import, and no file to choose", () => {
  renderScreen(
    <ImportSection pipelines={PIPELINES} currency="USD" timeZone="UTC" canImport={false} />,
  );
  expect(screen.getByText(/Only admins can import/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Choose a backup" })).toBeNull();
});

/** Sends a file as `send-file.ts` does, and responds with what `respond` returns; null loses the connection. */
function stubUpload(respond: () => Response | null) {
  class Request {
    status = 0;
    response: unknown = null;
    responseType = "";
    upload = {};
    onload = () => undefined;
    onerror = () => undefined;
    open() {}
    setRequestHeader() {}
    abort() {}
    async send() {
      const response = respond();
      if (!response) return this.onerror();
      this.status = response.status;
      this.response = await response.json();
      this.onload();
    }
  }
  vi.stubGlobal("XMLHttpRequest", Request);
}

test("a file that is no bundle, does not arrive or is too large stays chosen, with the reason", async () => {
  let response: Response | null = problem(400, "malformed_request", "Not JSON");
  stubUpload(() => response);
  const { user } = renderScreen(
    <ImportSection pipelines={PIPELINES} currency="USD" timeZone="UTC" canImport={true} />,
  );
  const file = new File(["not JSON"], "notes.json", { type: "application/json" });
  const [input] = screen
    .getAllByLabelText("Choose a backup")
    .filter(({ tagName }) => tagName === "INPUT");
  if (!input) throw new Error("There is no file field");
  await user.upload(input, file);
  await user.click(await screen.findByRole("button", { name: "Check file" }));
  expect(await screen.findByText("This file is not a backup")).toBeTruthy();
  expect(screen.getByText("notes.json")).toBeTruthy();

  response = null;
  await user.click(screen.getByRole("button", { name: "Check again" }));
  expect(await screen.findByText("The connection to the server was lost")).toBeTruthy();
  expect(screen.getByText("notes.json")).toBeTruthy();

  response = problem(413, "too_large", "Large");
  await user.click(screen.getByRole("button", { name: "Check again" }));
  expect(await screen.findByText("This file is too large")).toBeTruthy();
  await waitFor(() => expect(screen.getByText("notes.json")).toBeTruthy());
});
