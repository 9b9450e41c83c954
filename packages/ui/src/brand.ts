import type { Bilingual } from './language.ts';

/**
 * Everything that names a region's market. Components take it as data, so another region
 * changes this one value (and `tokens.css`, the logo and the landscapes), never a component.
 */
export type Brand = {
  readonly name: string;
  readonly region: Bilingual;
  /** One sentence about who runs the market, shown in the footer. */
  readonly claim: Bilingual;
  readonly operator: {
    readonly legalName: string;
    readonly street: string;
    readonly postcode: string;
    readonly town: string;
    readonly representedBy: string;
    readonly register: string;
    readonly vatId: string;
  };
  readonly phone: { readonly shown: string; readonly dial: string; readonly hours: Bilingual };
  readonly email: string;
};

/**
 * The demo brand of the first region. The cooperative is invented; its telephone number lies in
 * the range that the Federal Network Agency keeps free for films and print, `.example` is
 * reserved by RFC 2606, and the register and VAT numbers belong to nobody.
 */
export const brand: Brand = {
  name: 'Giebelmarkt',
  region: { de: 'Mecklenburg-Vorpommern', en: 'Mecklenburg-Western Pomerania' },
  claim: {
    de: 'Eine Genossenschaft von Erzeugerinnen und Erzeugern aus Mecklenburg-Vorpommern.',
    en: 'A cooperative of producers from Mecklenburg-Western Pomerania.',
  },
  operator: {
    legalName: 'Giebelmarkt eG (Demo)',
    street: 'Speicherstraße 1',
    postcode: '23966',
    town: 'Wismar',
    representedBy: 'Hanna Möller, Jens Brandt (Vorstand)',
    register: 'Genossenschaftsregister (Demo) GnR 9999',
    vatId: 'DE999999999',
  },
  phone: {
    shown: '030 23125 000',
    dial: '+493023125000',
    hours: { de: 'Mo–Fr 9–17 Uhr', en: 'Mon–Fri 9 am–5 pm' },
  },
  email: 'hilfe@giebelmarkt.example',
};
