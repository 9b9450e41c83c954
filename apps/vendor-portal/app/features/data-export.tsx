import type { ExportSummary } from '@markthalle/contracts/portal-imports';
import { Button } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { importTexts as texts } from '../texts/imports.ts';

const BYTES_PER_KB = 1_000;

/** Everything that is held for the farm, to take away (Art. 9 P2B regulation). */
export function DataExport({ exports }: { readonly exports: readonly ExportSummary[] }) {
  return (
    <Block title={texts.exports}>
      <p>{texts.exportLead}</p>
      <form method="post">
        <p className="form-action">
          <Button name="intent" value="export" wide>
            {texts.exportButton}
          </Button>
        </p>
      </form>
      {exports.length > 0 && <p className="small muted">{texts.exportKept}</p>}
      <ul className="link-rows">
        {exports.flatMap((one) => [
          ...(one.state === 'done'
            ? []
            : [
                <li key={one.exportId}>
                  <p>
                    {formatInstant(one.createdAt, 'de')}:{' '}
                    {one.state === 'waiting' ? texts.exportWaiting : texts.exportStopped}
                  </p>
                </li>,
              ]),
          ...one.files.map(({ position, name, bytes }) => (
            <li key={`${one.exportId}-${position}`}>
              <a href={`/einfuhr/daten/${one.exportId}/${position}`}>
                <Icon name="download" />
                <span>
                  {texts.exportFile(name, Math.ceil(bytes / BYTES_PER_KB))}
                  <br />
                  <small className="muted">{formatInstant(one.createdAt, 'de')}</small>
                </span>
              </a>
            </li>
          )),
        ])}
      </ul>
    </Block>
  );
}
