import type { LegalDocument } from '@markthalle/contracts/legal';
import { Notice } from '@markthalle/ui/components/notice';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

type Version = Pick<LegalDocument, 'version' | 'validFrom' | 'isSample' | 'sha256'>;

/** Which version this is, since when it applies and what proves it; says so where it is only a sample. */
export function LegalVersion(props: { readonly language: Language; readonly document: Version }) {
  const { language, document } = props;
  const texts = shopTexts(language).legal;
  const { version, validFrom, isSample, sha256 } = document;
  return (
    <footer className="legal-version">
      {isSample && <Notice tone="warn" title={texts.sample} />}
      <p className="small muted">
        {texts.version(version, formatDayWithYear(validFrom, language))}{' '}
        <span className="legal-version__hash">{texts.hash(sha256)}</span>
      </p>
    </footer>
  );
}
