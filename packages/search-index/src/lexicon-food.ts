import { foldedWords } from './folded-words.ts';

/**
 * Words for food and drink that end German compounds and say what the thing is: a "Rapsblütenhonig" is a
 * honey. They are split off even where what stands before them is not known.
 */
export const FOOD_HEADS: ReadonlySet<string> = foldedWords(`
  honig käse joghurt quark milch butter sahne rahm kefir molke topfen schmand pudding
  frischkäse weichkäse hartkäse schnittkäse schafskäse ziegenkäse hüttenkäse buttermilch
  camembert gouda feta mozzarella ricotta skyr lassi
  brot brötchen semmel schrippe stuten zwieback knäcke knäckebrot baguette toast kruste
  kuchen torte keks kekse plätzchen stollen waffel waffeln gebäck streusel lebkuchen muffin
  strudel makronen krapfen hörnchen schnecke schnecken croissant blech
  mehl korn roggen weizen dinkel hafer gerste grieß flocken haferflocken müsli granola schrot kleie graupen reis porridge
  backmischung hefe sauerteig vollkorn linsen bohnen erbsen kichererbsen saat saaten
  nudeln nudel pasta spaghetti spätzle maultaschen ravioli lasagne platten klöße knödel gnocchi
  kartoffel kartoffeln salat gurke gurken tomate tomaten kürbis zwiebel zwiebeln kohl
  kraut möhre möhren karotten rübe rüben bete spinat mangold spargel sellerie porree lauch
  paprika zucchini aubergine radieschen rettich fenchel pilz pilze seitling seitlinge champignon
  champignons pfifferling pfifferlinge steinpilz steinpilze morchel trüffel
  apfel äpfel birne birnen kirsche kirschen pflaume pflaumen quitte quitten beere beeren
  traube trauben nuss nüsse kastanien rhabarber melone pfirsich aprikose mirabelle zwetschge
  frucht früchte obst gemüse mais kerne kern
  ei eier fisch hering lachs aal forelle zander hecht barsch karpfen dorsch kabeljau scholle
  flunder makrele sprotte sprotten saibling stör maräne maränen krabben garnelen muscheln
  matjes filet filets kaviar rogen
  fleisch wurst würste schinken speck salami hack hackfleisch braten keule steak steaks gulasch
  kotelett koteletts roulade rouladen schnitzel frikadelle frikadellen bulette filetstück
  leberwurst bratwurst bratwürste mettwurst blutwurst knacker würstchen aufschnitt sülze
  pastete leber mett huhn hähnchen ente gans pute brust knochen suppenhuhn hahn hirsch
  lamm rind schwein reh kalb ziege schaf zicklein geflügel
  suppe eintopf fond brühe soße sauce sugo bolognese frikassee ragout pesto relish chutney
  ketchup mayonnaise dip dressing marinade paste
  konfitüre marmelade gelee aufstrich mus kompott grütze fruchtaufstrich creme krem
  sirup zucker karamell nougat bonbon bonbons schokolade praline pralinen gummi fruchtgummi
  marzipan konfekt riegel trinkschokolade kakao süßigkeiten
  senf essig öl balsam balsamico salz meersalz gewürz gewürze pfeffer kräuter kraütersalz kümmel
  saft säfte nektar muttersaft most limonade brause schorle wasser tee kaffee espresso
  bier pils weizen bock radler wein sekt cidre schaumwein perlwein likör schnaps brand geist
  korn gin rum wodka whisky aquavit met punsch glühwein bowle branntwein wermut
  eis sorbet sahneeis speiseeis torteneis konserve konserven räucherfisch grillgut
  paket kiste gemüsekiste
`);

/**
 * Names and words that only look like compounds: they are never split, so "Hering" is no ring, "Muskat"
 * no cat, "Erdapfel" no apple and "Schwein" no wine.
 */
export const WHOLE_WORDS: ReadonlySet<string> = foldedWords(`
  hering heringe muskat muskatnuss schwein schweine knoblauch schnittlauch bärlauch fenchel
  erdapfel erdäpfel rosmarin majoran oregano pfirsich aprikose mandarine forelle makrele
  sprotte sprotten saibling bückling meerrettich sauerrahm kohlrabi alkohol sellerie
  speiseplan preis kreis greis beweis fleiß papier klavier quartier turnier revier saison
  saal real lineal ideal schmuck topfen spirelli lasagne camembert mozzarella champignon
  schokolade marmelade limonade remoulade roulade gulasch sanddorn sanddörner weißdorn
  rotdorn schwarzdorn holunder wacholder kornblume rügen usedom hiddensee müritz poel
  rostock wismar schwerin stralsund greifswald mecklenburg vorpommern ostsee nordsee bodden
  maultasche maultaschen pfannkuchen eierlikör pumpernickel soljanka labskaus hackepeter
  brennnessel brennessel lebkuchen zwieback buchweizen grünkern meister gutschein bernstein
  kreide seide weide heide getreide hagebutte kamille ringelblume melisse salbei thymian
  basilikum petersilie estragon koriander kardamom ingwer zimt vanille zitrone orange
  bergamotte lavendel laden faden boden bett brett kette serviette plakette etikett
  handel mandel mandeln wandel nadel adel edel schatten matten ratten
  gerste kerze kerzen herzen erlebnis ergebnis gebet bekannt zaun raum baum traum
  drei zwei frei polizei bäckerei käserei imkerei fischerei brennerei töpferei gärtnerei
  molkerei brauerei mosterei weberei rösterei räucherei schäferei konditorei metzgerei
  party partei kanzlei datei büfett kabinett parkett ballett tablett omelett kotelett
  besteck versteck gepäck gebäck verband verein bestand gewand gegenstand widerstand
`);

/**
 * Heads that name a preparation: what stands before them is the thing itself ("Sanddornsaft" is sanddorn
 * as juice), so with nothing better either half is a fair answer.
 */
export const PREPARATIONS: ReadonlySet<string> = foldedWords(`
  saft säfte nektar muttersaft sirup tee likör geist brand schnaps marmelade konfitüre gelee
  aufstrich fruchtaufstrich mus kompott grütze chutney creme sauce soße öl essig senf
  salz pesto eis sorbet bonbon bonbons gummi fruchtgummi schokolade seife lotion salbe balsam
  handcreme paste pastete limonade brause schorle
`);
