import type { ReactNode } from "react";
import { Card } from "../card.tsx";

/** A link that is shown once, to be handed to one person. */
export function HandOver({ title, text, link }: { title: string; text: ReactNode; link: string }) {
  return (
    <Card title={title} soft>
      <p>{text}</p>
      <p>
        <code className="num">{link}</code>
      </p>
    </Card>
  );
}
