import { describe, expect, it } from '@jest/globals';
import { type VatProposal, vatProposalFor } from './vatProposal.ts';

type Row = readonly [name: string, path: string, vat: VatProposal];

/** Goods as somebody names them, with the rate of § 12 UStG and its Annex 2, written by hand. */
const GOODS: readonly Row[] = [
  ['Lindenhonig', 'lebensmittel/honig', 'reduced'],
  ['Bergkäse', 'lebensmittel/kaese', 'reduced'],
  ['Vollmilch', 'lebensmittel/milch-joghurt', 'reduced'],
  ['Buttermilch', 'lebensmittel/milch-joghurt', 'reduced'],
  ['Naturjoghurt', 'lebensmittel/milch-joghurt', 'reduced'],
  ['Haferdrink', 'getraenke/limonade', 'standard'],
  ['Hafermilch', 'lebensmittel/milch-joghurt', 'standard'],
  ['Mandelmilch', 'lebensmittel/milch-joghurt', 'standard'],
  ['Sojadrink', 'getraenke/limonade', 'standard'],
  ['Apfelsaft', 'getraenke/saft', 'standard'],
  ['Möhrensaft', 'getraenke/saft', 'standard'],
  ['Limonade', 'getraenke/limonade', 'standard'],
  ['Pils', 'getraenke/bier', 'standard'],
  ['Alkoholfreies Bier', 'getraenke/bier', 'standard'],
  ['Riesling', 'getraenke/wein-sekt', 'standard'],
  ['Cidre', 'getraenke/wein-sekt', 'standard'],
  ['Korn', 'getraenke/spirituosen', 'standard'],
  ['Schlehenlikör', 'getraenke/likoer', 'standard'],
  ['Kartoffeln', 'lebensmittel/kartoffeln', 'reduced'],
  ['Möhren', 'lebensmittel/gemuese', 'reduced'],
  ['Äpfel', 'lebensmittel/obst', 'reduced'],
  ['Champignons', 'lebensmittel/pilze', 'reduced'],
  ['Roggenbrot', 'lebensmittel/brot', 'reduced'],
  ['Butterkuchen', 'lebensmittel/gebaeck', 'reduced'],
  ['Dinkelmehl', 'lebensmittel/mehl-korn', 'reduced'],
  ['Buchweizen', 'lebensmittel/mehl-korn', 'reduced'],
  ['Nudeln', 'lebensmittel/nudeln', 'reduced'],
  ['Eier', 'lebensmittel/eier', 'reduced'],
  ['Schweinelende', 'lebensmittel/fleisch', 'reduced'],
  ['Salami', 'lebensmittel/wurst-schinken', 'reduced'],
  ['Hering', 'lebensmittel/fisch/frisch', 'reduced'],
  ['Räucheraal', 'lebensmittel/fisch/geraeuchert', 'reduced'],
  ['Bratheringe', 'lebensmittel/fisch/konserven', 'reduced'],
  ['Rapsöl', 'lebensmittel/oele', 'reduced'],
  ['Apfelessig', 'lebensmittel/essig', 'reduced'],
  ['Kräutersalz', 'lebensmittel/gewuerze', 'reduced'],
  ['Pfefferminztee', 'lebensmittel/tee', 'reduced'],
  ['Röstkaffee', 'lebensmittel/kaffee', 'reduced'],
  ['Zartbitter', 'lebensmittel/schokolade', 'reduced'],
  ['Bonbons', 'lebensmittel/suesses', 'reduced'],
  ['Holundersirup', 'lebensmittel/sirup', 'reduced'],
  ['Vanilleeis', 'lebensmittel/eis', 'reduced'],
  ['Senf', 'lebensmittel/senf', 'reduced'],
  ['Tomatensoße', 'lebensmittel/saucen', 'reduced'],
  ['Bienenwachskerze', 'handwerk/kerzen', 'standard'],
  ['Tasse', 'handwerk/keramik', 'standard'],
  ['Schal', 'handwerk/textil', 'standard'],
  ['Schaffell', 'handwerk/wolle-fell', 'standard'],
  ['Schneidebrett', 'handwerk/holz', 'standard'],
  ['Ring', 'handwerk/schmuck', 'standard'],
  ['Weidenkorb', 'handwerk/haushalt', 'standard'],
  ['Handcreme', 'pflege/kosmetik', 'standard'],
  ['Kernseife', 'pflege/seife', 'standard'],
  ['Notizheft', 'handwerk/papier-buch', 'standard'],
  ['Rezeptbuch', 'handwerk/papier-buch', 'ask'],
  ['Landkarte', 'handwerk/papier-buch', 'ask'],
  ['Feuerholz', 'garten', 'reduced'],
  ['Türkranz', 'garten/pflanzen', 'ask'],
  ['Tomatenjungpflanzen', 'garten/pflanzen', 'reduced'],
  ['Blumenstrauß', 'geschenke', 'reduced'],
  ['Wollpellets', 'garten', 'reduced'],
  ['Rankhilfe', 'garten', 'standard'],
  ['Vogelfutter', 'garten', 'reduced'],
  ['Räucherkurs', 'erlebnisse', 'standard'],
];

describe('the VAT rate that goods usually bear (LAW-UST-1)', () => {
  it('is known of more than 60 goods', () => {
    expect(GOODS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(GOODS)('%s (%s): %s', (name, path, vat) => {
    expect(vatProposalFor(path, name)).toBe(vat);
  });
});
