import { ImportTask, TableFormat } from '@markthalle/contracts/portal-imports';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { importTexts as texts } from '../texts/imports.ts';

/** A table for each task, with the products as they are. */
export function TableDownloads() {
  return (
    <Block title={texts.download}>
      <ul className="table-downloads">
        {ImportTask.options.map((task) => (
          <li key={task}>
            <p>
              <b>{texts.tasks[task]}</b>
              <br />
              <span className="small muted">{texts.taskHints[task]}</span>
            </p>
            <p className="table-downloads__ways">
              {TableFormat.options.map((format) => (
                <ButtonLink
                  key={format}
                  href={`/einfuhr/tabelle/${task}/${format}`}
                  icon="download"
                  label={texts.downloadNamed(texts.tasks[task], texts.formats[format])}
                >
                  {texts.formats[format]}
                </ButtonLink>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Block>
  );
}
