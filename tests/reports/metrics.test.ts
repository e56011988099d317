import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { mayReadMetrics, openMetrics } from "#app/http/metrics.ts";
import { testServices } from "#tests/support/people.ts";

const caller = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;

test("without a token only this machine reads the numbers, and no proxy in front of it", () => {
  const open = { metricsToken: null };
  expect(mayReadMetrics(caller("127.0.0.1"), open)).toBe(true);
  expect(mayReadMetrics(caller("::1"), open)).toBe(true);
  expect(mayReadMetrics(caller("10.0.0.5"), open)).toBe(false);
  expect(mayReadMetrics(caller("127.0.0.1", { "x-forwarded-for": "203.0.113.9" }), open)).toBe(false);
});

test("with a token the token decides, wherever one calls from", () => {
  const metricsToken = "a".repeat(32);
  const authorization = `Bearer ${metricsToken}`;
  expect(mayReadMetrics(caller("10.0.0.5", { authorization }), { metricsToken })).toBe(true);
  expect(mayReadMetrics(caller("127.0.0.1"), { metricsToken })).toBe(false);
  expect(mayReadMetrics(caller("127.0.0.1", { authorization: "Bearer b" }), { metricsToken })).toBe(false);
});

test("the text is what Prometheus reads: every line a comment or a name, labels and a number", async () => {
  const { db, clock } = testServices();
  const metrics = openMetrics();
  metrics.request("/loans/:loanId", "GET", 200, 0.02);
  metrics.request("/loans/:loanId", "GET", 200, 3);
  metrics.job("deliver-messages", false);
  const lines = (await metrics.text(db, clock.now())).trimEnd().split("\n");
  for (const line of lines) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? -?[\d.]+)$/);
  const of = (start: string) =>
    lines
      .find((line) => line.startsWith(start))
      ?.split(" ")
      .at(-1);
  const request = 'portal_request_seconds_bucket{route="/loans/:loanId",method="GET",status="2xx",le=';
  expect([of(`${request}"0.01"`), of(`${request}"0.025"`), of(`${request}"+Inf"`)]).toEqual(["0", "1", "2"]);
  expect(of('portal_job_runs_total{job="deliver-messages",outcome="done"}')).toBe("1");
});
