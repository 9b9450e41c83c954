import { fold } from './fold.ts';

/**
 * Which group a thing itself lies in, by a word of the group's label: who asks for "Apfel" means fruit
 * before apple vinegar, who asks for "Wild" means meat before wild herbs.
 */
const HYPERNYMS = `
obst: apfel birne kirsche pflaume quitte erdbeere himbeere heidelbeere brombeere johannisbeere
  stachelbeere traube süßkirschen zwetschge rhabarber beere hagebutte
gemüse: tomate gurke möhre karotte kürbis zwiebel knoblauch kohl grünkohl rotkohl weißkohl sauerkraut
  mangold spinat salat spargel bete mais zuckermais bohne erbse porree lauch sellerie radieschen
  gewürzgurken kartoffel paprika zucchini
kartoffeln: kartoffel
pilze: pilz seitling champignon shiitake pfifferling steinpilz
fisch: hering lachs aal forelle zander hecht barsch karpfen dorsch kabeljau scholle flunder makrele
  sprotte saibling stör maräne matjes bückling butt hornhecht filet räucher
fleisch: wild rind lamm schwein hirsch reh kalb ente gans huhn hähnchen pute hahn geflügel hack
  steak rouladen gulasch keule kotelett wildschwein zicklein schaf
wurst: salami bratwurst leberwurst schinken speck knacker wild lamm
milch: joghurt quark butter sahne kefir buttermilch molke frischkäse pudding grieß
käse: gouda feta camembert weichkäse hartkäse frischkäse ziege ziegenkäse schafskäse
brot: roggen landbrot schwarzbrot kruste
gebäck: kuchen keks plätzchen zwieback lebkuchen pfeffernüsse streusel torte
mehl: dinkel weizen roggen hafer emmer buchweizen müsli flocken haferflocken linsen vollkorn
nudeln: spaghetti spirelli maultaschen lasagne
fruchtaufstriche: marmelade konfitüre gelee chutney mus
bier: pils weizen bock ale
wein: sekt cidre rosé federweißer schaumwein
spirituosen: korn gin geist aquavit schnaps
saft: nektar most
öle: öl
gewürze: salz pfeffer kräuter kümmel
schokolade: praline
keramik: becher schale teller vase krug tasse
textilien: mütze schal socken decke kissen handschuhe leinen schürze
wolle: garn fell
schmuck: bernstein ring kette anhänger armband
kerzen: wachs bienenwachs
pflanzen: blume kräutertopf saatgut
erlebnisse: kurs tour wanderung führung kajak boot kanu
`;

const GROUPS_OF: ReadonlyMap<string, readonly string[]> = hypernymTable();

function hypernymTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const line of fold(HYPERNYMS).replace(/\n\s+/g, ' ').split('\n')) {
    const [group = '', things = ''] = line.split(':');
    for (const thing of things.split(' ').filter(Boolean)) {
      table.set(thing, [...(table.get(thing) ?? []), group]);
    }
  }
  return table;
}

/** Words of the labels of the groups in which a thing lies; empty where nothing is known. */
export const groupsOf = (word: string): readonly string[] => GROUPS_OF.get(word) ?? [];
