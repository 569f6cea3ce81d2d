import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import type { RequestToTry } from "./request-to-try";
import { TryItButton } from "./try-it-button";

const ME = {
  id: "u1",
  name: "Ada Brandt",
  role: "ADMIN",
  employee: { organizationId: "o1" },
  organizations: [{ id: "o1", name: "Acme" }],
};
const parameter = (name: string, place: "path" | "query" | "header", more = {}) => ({
  name,
  place,
  type: "text",
  isRequired: place === "path",
  hasMembers: false,
  description: "",
  ...more,
});
const CHANGE: RequestToTry = {
  id: "updateDeal",
  title: "Edits a deal",
  method: "PUT",
  path: "/api/deals/{id}",
  parameters: [
    parameter("id", "path"),
    parameter("where", "query", { hasMembers: true }),
    parameter("If-Match", "header"),
  ],
  body: { mediaType: "application/json", example: '{"title":"Acme"}' },
  isStream: false,
};
const server = vi.fn<(address: string, options?: RequestInit) => Promise<Response>>();
let me: () => Response;

beforeEach(() => {
  me = () => Response.json(ME);
  server.mockImplementation(async (address) =>
    address === "/api/user/me" ? me() : Response.json({ id: "d1" }, { status: 202 }),
  );
  vi.stubGlobal("fetch", server);
});

afterEach(() => {
  vi.unstubAllGlobals();
  server.mockReset();
});

async function openTrial(request = CHANGE) {
  const rendered = renderScreen(<TryItButton request={request} />);
  await rendered.user.click(screen.getByRole("button", { name: `Try it: ${request.title}` }));
  return rendered;
}

test("asks nothing before it is opened, and then says as whom it would send", async () => {
  const { user } = renderScreen(<TryItButton request={CHANGE} />);
  expect(server).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Try it: Edits a deal" }));
  expect(await screen.findByText(/As Ada Brandt, admin of Acme\./)).toBeTruthy();
  expect(screen.getByText("This changes real data.")).toBeTruthy();
  expect(server.mock.calls.map(([address]) => address)).toEqual(["/api/user/me"]);
});

test("sends path, query, headers and body with the session it shows, and shows the response", async () => {
  const { user } = await openTrial();
  await user.type(await screen.findByLabelText("id"), "a/b");
  await user.type(screen.getByLabelText("where"), "name=Acme&status=won");
  await user.type(screen.getByLabelText("If-Match"), '"3"');
  await user.click(screen.getByRole("button", { name: "Send PUT" }));
  expect(await screen.findByText("202")).toBeTruthy();
  expect(screen.getByText(/"id": "d1"/)).toBeTruthy();
  const [address, options] = server.mock.calls.at(-1) ?? [];
  expect(address).toBe("/api/deals/a%2Fb?where%5Bname%5D=Acme&where%5Bstatus%5D=won");
  expect(options).toMatchObject({
    method: "PUT",
    credentials: "same-origin",
    body: '{"title":"Acme"}',
    headers: {
      "Expected-Session": "u1@o1",
      "If-Match": '"3"',
      "Content-Type": "application/json",
    },
  });
});

test("does not send without what the path needs", async () => {
  const { user } = await openTrial();
  await user.click(await screen.findByRole("button", { name: "Send PUT" }));
  expect(await screen.findByText("Enter a value")).toBeTruthy();
  expect(screen.getByLabelText("id").getAttribute("aria-invalid")).toBe("true");
  expect(server).toHaveBeenCalledTimes(1);
});

test("says that the server could not be reached", async () => {
  const { user } = await openTrial();
  await user.type(await screen.findByLabelText("id"), "x");
  server.mockRejectedValue(new TypeError("failed"));
  await user.click(screen.getByRole("button", { name: "Send PUT" }));
  expect(await screen.findByText(/could not be reached/)).toBeTruthy();
});

test("a read says nothing of changed data and sends no body", async () => {
  const { user } = await openTrial({ ...CHANGE, method: "GET", parameters: [], body: undefined });
  await user.click(await screen.findByRole("button", { name: "Send GET" }));
  await screen.findByText("202");
  expect(screen.queryByText("This changes real data.")).toBeNull();
  expect(server.mock.calls.at(-1)?.[1]?.body).toBeUndefined();
});

test("without a session it leads to sign-in and back", async () => {
  me = () => Response.json({ statusCode: 401 }, { status: 401 });
  await openTrial();
  const link = await screen.findByRole("link", { name: "Sign in" });
  expect(link.getAttribute("href")).toBe(
    `/sign-in?callbackUrl=${encodeURIComponent(`${location.pathname}#updateDeal`)}`,
  );
});
