import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Button } from "#app/ui/button.tsx";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

/** That answers are kept, and the way to have them forgotten. */
export function DraftNote({ loanId }: { loanId: string }) {
  const { lang } = useRequest();
  return (
    <form method="post" action={paths.planForget({ loanId })} className="flow tight">
      <p className="fine">{say(lang, planWords.draftKept)}</p>
      <Button look="text" small>
        {say(lang, planWords.deleteDraft)}
      </Button>
    </form>
  );
}
