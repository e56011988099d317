import { Button } from "#app/ui/button.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { fieldWords } from "#app/words/frame.ts";
import { trackerWords as words } from "#app/words/hardship-tracker.ts";
import { type Lang, say } from "#app/words/words.ts";

/** A photo from the camera or a file. */
export function UploadForm({
  lang,
  action,
  error,
  first,
}: {
  lang: Lang;
  action: string;
  error?: string | undefined;
  /** Nothing was added before. */
  first: boolean;
}) {
  return (
    <form method="post" action={action} encType="multipart/form-data" className="flow tight" noValidate>
      <FileField
        words={fieldWords(lang)}
        id="file"
        label={say(lang, first ? words.addFirstFile : words.addFile)}
        hint={say(lang, words.fileHint)}
        error={error}
        optional
        accept="image/jpeg,image/png,image/webp,application/pdf"
      />
      <FileField
        words={fieldWords(lang)}
        id="photo"
        label={say(lang, words.takePhoto)}
        optional
        accept="image/jpeg,image/png,image/webp"
        camera
      />
      <Button look="quiet" small>
        {say(lang, words.upload)}
      </Button>
    </form>
  );
}
