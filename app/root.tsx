import { isRouteErrorResponse, Outlet, Scripts, useMatches, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { PageFrame } from "./http/page-frame.tsx";
import { asPageHandle } from "./http/page-handle.ts";
import { useRequest } from "./http/request-view.tsx";
import borrowerStyles from "./ui/styles/borrower.css?url";
import staffStyles from "./ui/styles/staff.css?url";
import { requestNumber, wordsForStatus } from "./words/errors.ts";
import { say } from "./words/words.ts";

/** The frame of every page. Borrower pages are one stylesheet and no script. */
function Document(props: {
  title: string;
  room: "repayment" | "complaint";
  desk: boolean;
  scripts: boolean;
  children: ReactNode;
}) {
  const { lang, nonce } = useRequest();
  return (
    <html lang={lang} data-room={props.room}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{props.title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={borrowerStyles} />
        {props.desk ? <link rel="stylesheet" href={staffStyles} /> : null}
      </head>
      <body>
        {props.children}
        {props.scripts ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  );
}

export default function Root() {
  const { lang } = useRequest();
  const handle = asPageHandle(useMatches().at(-1)?.handle);
  return (
    <Document
      title={handle ? say(lang, handle.title) : ""}
      room={handle?.room ?? "repayment"}
      desk={handle?.desk === true}
      scripts={handle?.scripts === true}
    >
      <Outlet />
    </Document>
  );
}

/** Errors look the same everywhere and say nothing about the cause; the request number leads support to the log line. */
export function ErrorBoundary() {
  const { lang, requestId } = useRequest();
  const error = useRouteError();
  const { title, text } = wordsForStatus(isRouteErrorResponse(error) ? error.status : 500);
  return (
    <Document title={say(lang, title)} room="repayment" desk={false} scripts={false}>
      <PageFrame>
        <h1>{say(lang, title)}</h1>
        <p className="lede">{say(lang, text)}</p>
        <p className="fine">{say(lang, requestNumber, { id: requestId })}</p>
      </PageFrame>
    </Document>
  );
}
