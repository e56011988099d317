import { expect, test } from "vitest";
import { describeError, openLog, routeOf } from "#app/http/log.ts";

function collect(level: "info" | "warn" = "info") {
  const lines: string[] = [];
  const log = openLog({ logLevel: level, mode: "production" }, { write: (line) => void lines.push(line) });
  return { log, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test("only fields of the list are written, whatever is handed over", () => {
  const { log, read } = collect();
  const careless = { requestId: "R", phone: "13800000000", cookie: "b=1", dateOfBirth: "1988-05-20", body: { a: 1 } };
  log.info("request", careless);
  log.error("page_failed", new Error("1988-05-20"), careless);
  expect(Object.keys(read()[0] ?? {}).sort()).toEqual(["event", "level", "requestId", "time"]);
  expect(JSON.stringify(read())).not.toMatch(/1380|1988|cookie|body/);
});

test("an error gives its kind, its code and its place, but not its message", () => {
  const error = Object.assign(new TypeError("LiLei 13800000000\n    at /evil/LiLei.ts:1:1"), {
    code: "SQLITE_FULL",
  });
  const { error: kind, stack } = describeError(error);
  expect(kind).toBe("TypeError SQLITE_FULL");
  expect(stack?.[0]).toContain("tests/http/log.test.ts");
  expect(JSON.stringify(stack)).not.toContain("LiLei");
  expect(describeError("LiLei")).toEqual({ error: "string" });
  expect(describeError(Object.assign(new Error("x"), { name: "Li Lei", code: "13 800" })).error).toBe("Error");
});

test("quieter levels are kept", () => {
  const { log, read } = collect("warn");
  log.info("request");
  log.warn("link_locked", { count: 3 });
  expect(read()).toMatchObject([{ event: "link_locked", count: 3, level: 40 }]);
});

test("a path is named by its pattern, or not at all", () => {
  expect(routeOf("/l/0123456789abcdefghjkmnpqrs")).toBe("/l/:locator");
  expect(routeOf("/assets/borrower-abc.css")).toBe("/assets/*");
  expect(routeOf("/l/0123456789abcdefghjkmnpqrs/x/y")).toBe("(unknown)");
});
