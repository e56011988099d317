import { Button } from "#app/ui/button.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { fileWords as words } from "#app/words/files.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, say } from "#app/words/words.ts";

/** What the picker of a phone offers. What really counts is looked at when the file has come. */
export const acceptedFiles = "image/jpeg,image/png,image/webp,application/pdf";

/** A photo from the camera or a file, sent by itself. */
export function DocumentUpload(props: { lang: Lang; action: string; hint?: string; error?: string | undefined }) {
  const { lang } = props;
  return (
    <form method="post" action={props.action} encType="multipart/form-data" className="flow tight" noValidate>
      <FileField
        words={fieldWords(lang)}
        id="file"
        label={say(lang, words.add)}
        hint={props.hint ?? say(lang, words.hint)}
        error={props.error}
        optional
        accept={acceptedFiles}
      />
      <Button look="quiet" small>
        {say(lang, words.upload)}
      </Button>
    </form>
  );
}
