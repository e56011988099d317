import type { ReactNode } from "react";
import { Button } from "../button.tsx";

export interface PasskeyFormProps {
  /** What the browser is asked: WebAuthn options. */
  options: object;
  action?: string | undefined;
  words: { use: string; needsScript: string; notHere: string; cancelled: string };
  /** Lets this page's script run. */
  nonce: string;
  /** Fields that go with the answer. */
  children?: ReactNode | undefined;
}

/** Opens the browser's passkey dialogue and sends its answer in the field `answer`. The one form here that needs a script. */
export function PasskeyForm({ options, action, words, nonce, children }: PasskeyFormProps) {
  return (
    <>
      <form
        method="post"
        action={action}
        className="flow"
        data-passkey={JSON.stringify(options)}
        data-not-here={words.notHere}
        data-cancelled={words.cancelled}
      >
        <input type="hidden" name="answer" defaultValue="" />
        {children}
        <p className="muted" data-said role="status">
          {words.needsScript}
        </p>
        <Button>{words.use}</Button>
      </form>
      <script nonce={nonce} src="/passkeys.js" defer />
    </>
  );
}
