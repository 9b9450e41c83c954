import { foldedWords } from './folded-words.ts';

/** Words for crafts, gifts, care and outings that end compounds; split off only behind a known word. */
export const GOODS_HEADS: ReadonlySet<string> = foldedWords(`
  becher tasse schale schüssel teller krug kanne vase dose napf topf töpfe schälchen platte
  geschirr keramik löffel kochlöffel messer gabel brett brettchen schneidebrett mühle öffner
  kerze kerzen teelicht teelichter windlicht leuchter laterne ständer kerzenständer
  seife seifen shampoo creme handcreme lotion salbe balsam deo maske badesalz öl tinktur
  decke kissen hülle bettwäsche tuch tücher handtuch geschirrtuch schürze beutel tasche sack
  rucksack läufer tischläufer servietten vorhang teppich fell felle wolle garn strickwolle filz
  leinen stoff stoffe mütze schal handschuhe socken strümpfe pullover troyer jacke hemd hut
  korb körbe kiste kasten kästchen truhe dose schachtel hocker stuhl bank tisch regal
  ring kette anhänger ohrstecker ohrringe armband band brosche schmuck knöpfe manschettenknöpfe
  karte karten postkarte postkarten heft notizheft buch bücher bilderbuch kochbuch kalender
  poster druck stempel papier briefpapier geschenkpapier umschlag bogen fächer tafel
  spielzeug kreisel puppe figur vogelhaus haus futter vogelfutter saatgut samen dünger pflanze
  pflanzen jungpflanzen blüte blüten blume blumen strauß blumenstrauß kranz kränze topfpflanze strauch
  gutschein geschenk geschenke geschenkset set paket päckchen box adventskalender probierset
  kurs workshop führung tour touren fahrt ausfahrt wanderung radtour bootstour törn kajak kanu
  floß verleih übernachtung frühstück verkostung probe spaziergang safari ausflug erlebnis
  nest klopfer besen bürste pinsel schnur seil knoten anker boje laterne duft räucherwerk
  mischung rahmen satz zopf bad werkstatt boden netz netze halter handwerk kunst kunsthandwerk deko dekoration möbel spiel spiele schlüsselanhänger
`);

/** What stands before a head: kinds, materials, ways, occasions. Together with all heads these are the known words. */
export const MODIFIERS: ReadonlySet<string> = foldedWords(`
  raps linde linden akazie akazien robinie kleegras klee heide wald wiese wiesen wild
  blüte blüten sommer winter frühling frühjahr herbst weihnacht weihnachts advent oster ostern
  land hof bauern haus küsten küste ostsee meer see insel deich bodden strand hafen hanse berg
  alpen moor feld garten natur stein sand wind sonne sonnen mond stern nacht morgen abend
  tafel tisch küche kinder baby familien geburtstag hochzeit geschenk probier genuss
  räucher rauch grill brat back koch röst trocken frisch sauer süß salz bitter scharf
  weiß rot schwarz grün gelb blau braun bunt dunkel hell klar roh voll halb fett
  kuh ziege ziegen schaf schafs schafe rind rinder schwein schweine lamm reh hirsch wildschwein
  hase hasen kaninchen huhn hühner ente enten gans gänse pute puten geflügel fisch hering
  lachs aal zander hecht dorsch forelle forellen krabbe krabben kalb kalbs leber blut mett
  apfel äpfel birne birnen kirsch kirsche pflaume pflaumen quitte quitten erdbeere erdbeer
  himbeere himbeer heidelbeere brombeere johannisbeere stachelbeere holunder sanddorn hagebutte
  schlehe schlehen aronia rhabarber zitrone zitronen orange orangen traube trauben wein
  kürbis tomate tomaten gurke gurken kartoffel kartoffeln zwiebel zwiebeln knoblauch bärlauch
  kräuter kohl weißkohl rotkohl grünkohl möhren rüben spargel pilz pilze steinpilz
  nuss nüsse haselnuss walnuss mandel mandeln mohn lein hanf sonnenblume sonnenblumen distel
  leinsaat senf kümmel dill rosmarin thymian minz minze pfefferminz melisse salbei kamille
  lavendel fenchel ingwer vanille zimt schoko schokolade karamell kakao kaffee tee honig
  milch butter rahm sahne quark käse ei eier korn roggen weizen dinkel hafer gerste emmer
  einkorn buchweizen mais hirse vollkorn sauerteig hefe malz hopfen bier essig öl zucker
  kiefer kiefern birke buche eiche eichen esche weide weiden holz treibholz bernstein silber
  gold leder woll wolle filz leinen baumwolle seide stroh schilf reet papier glas ton metall
  bienen wachs bienenwachs wabe waben propolis kreide heil algen moor torf schlick
  hand fuß haar gesicht körper bart bade sauna dusch lippen wand dach tür fenster garten
  rad fahrrad boot boots kajak kanu segel angel jagd vogel kranich natur foto strick näh bastel
  brot frühstück frühstücks abendbrot mittag party urlaub wochen monats jahres tages bio heu
  streuobst kloster ritter guts schloss dorf stadt burg windmühlen leuchtturm anker fischer
  markt wäsche hund hunde katze katzen pferde einkauf einkaufs sitz streu freiland lager deck
  bauch rücken nacken blatt stiel berliner holsteiner spreewald thüringer schwarzwald tilsiter
  kapitän seemanns matrosen piraten friesen pommern mecklenburger rügener müritz
`);
