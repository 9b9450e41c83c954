import type { LegalDocument } from '@markthalle/contracts/legal';
import { legalWords } from '@markthalle/domain/legalMarkup';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { LegalText } from './legal-text.tsx';

type Notice = Pick<LegalDocument, 'title' | 'body' | 'version'>;
type Props = { readonly language: Language; readonly document: Notice };

const WIDTH = 480;
const HEIGHT = 400;

/** The harmonised notice in colour; its alternative text says all that it says (Reg. (EU) 2025/1960). */
export function GuaranteePicture({ language, document }: Props) {
  const { title, body, version } = document;
  return (
    <img
      className="guarantee-picture"
      src={pathTo('guaranteePicture', language, {}, { fassung: version })}
      alt={`${title}. ${legalWords(body)}`}
      width={WIDTH}
      height={HEIGHT}
      loading="lazy"
    />
  );
}

/** Folded at the checkout: the whole notice opens with the first press (Art. 6(1)(l) CRD). */
export function GuaranteeNotice({ language, document }: Props) {
  return (
    <details className="guarantee-notice">
      <summary>{document.title}</summary>
      <GuaranteePicture language={language} document={document} />
      <LegalText body={document.body} />
    </details>
  );
}
