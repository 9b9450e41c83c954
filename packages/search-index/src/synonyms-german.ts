/**
 * Words for the same thing, one group a line: regional words, Low German of the coast, everyday beside
 * legal names, old and new spellings. `a = b` holds both ways; `a > b c` says that who asks for a also
 * means b and c, but not the other way round. Names of producers have no place here (fairness).
 */
export const GERMAN_SYNONYMS = `
quark = topfen = weißkäse = klatschkäse = witten kees
sahne = rahm = obers = schmetten
schlagsahne = schlagobers = schlagrahm = süßrahm
schmand > sauerrahm sahne
sauerrahm > schmand sahne
hüttenkäse = körniger frischkäse
kartoffel = erdapfel = grundbirne = krumbeere = tüfte = tüften = kantüffel = tuffel = pellkartoffel
kartoffelpuffer = reibekuchen = reiberdatschi
kartoffelpüree = kartoffelbrei = stampfkartoffeln
möhre = karotte = mohrrübe = gelbe rübe = wurzel = wörtel
rotkohl = blaukraut = rotkraut
weißkohl = weißkraut = kappes
grünkohl = braunkohl = krauskohl
feldsalat = rapunzel = ackersalat = nüsslisalat = vogerlsalat
tomate = paradeiser = liebesapfel
blumenkohl = karfiol
rosenkohl = sprossenkohl
porree = lauch
lauchzwiebel = frühlingszwiebel
rote bete = rote beete = rote rübe = randen = rande = rotebete = rotebeete = rote-bete
meerrettich = kren
steckrübe = wruke = kohlrübe
aubergine = melanzani
mais = kukuruz
zuckermais = süßmais
bohne = fisole = fitzebohne
gewürzgurke = essiggurke = cornichon = salzgurke = einlegegurke = saure gurke
pfifferling = eierschwamm = rehling
steinpilz = herrenpilz
champignon = egerling
austernpilz = austernseitling = austernseitlinge
pilz = schwammerl = schwamm = poggenstohl
johannisbeere = ribisel = träuble = ahlbeere
heidelbeere = blaubeere = schwarzbeere = bickbeere = bikbeere
preiselbeere = kronsbeere = lingonbeere
aprikose = marille
pflaume = zwetschge = zwetschke = quetsche
apfelsine = orange
brombeere > kratzbeere
kirsche > süßkirschen sauerkirschen weichsel
hagebutte = hiffe = hetschepetsch = rosenfrucht
holunder = flieder = fliederbeere = hollunder = holler
sanddorn = seedorn = haffdorn = fasanenbeere = zitrone des nordens
apfel = appel
hackfleisch = hack = gehacktes = faschiertes = gewiegtes = hackepeter = mett = thüringer mett
mett = hackepeter
frikadelle = bulette = fleischpflanzerl = fleischlaberl = klops = boulette
wurst = wost
knacker = knackwurst = landjäger
brathähnchen = broiler = hendl
hähnchen = huhn = hendl = broiler = gockel
pute = truthahn
kaninchen = karnickel = stallhase
rehfleisch = rehwild
wildschwein = schwarzwild = wildsau
hirsch > rotwild
wildfleisch = wildbret = wild
rindfleisch = rind = ochsenfleisch = ochse
lammfleisch = lamm = hammel = schaffleisch
ziegenfleisch = zicklein = kitz
geflügel > huhn hähnchen ente gans pute hahn
speck > schinken
gulasch = pörkölt
roulade = fleischvogel
brühe = bouillon = fond = kraftbrühe
fleischpaket = fleischbox = fleischkiste
leberwurst = leberpastete = streichwurst
bückling = bücking = böcking = räucherhering
rollmops > hering
brathering = bratfisch
hering = heering = matjes
scholle = goldbutt = butt = plattfisch
flunder = struffbutt = butt
dorsch = kabeljau
zander = sander
aal = aol = ool
räucheraal = spickaal = rökeraal
räucherfisch = geräucherter fisch = rökerfisch
hornhecht = hornfisch = maifisch
stör > kaviar
maräne = felchen = renke
garnele = krabbe = granat = shrimp
fischfrikadelle = fischbulette = fischklops
fischsuppe > fischtopf
soljanka = solyanka
brötchen = semmel = schrippe = rundstück = weckle = wecken = schrippen
franzbrötchen > zimtschnecke
schwarzbrot = vollkornbrot = roggenbrot
landbrot = bauernbrot
kruste = kanten
pfannkuchen = eierkuchen = palatschinken = plinse = crêpe
berliner = krapfen
plätzchen = keks = gebäck = kekse = guetzli = knabbergebäck
lebkuchen = pfefferkuchen
pfeffernüsse > lebkuchen
streuselkuchen = streusel
kuchen = koken
grieß = weizengrieß
rote grütze = rode grütt
müsli = müesli = granola = knuspermüsli = frühstücksflocken
mehl = mähl
vollkornmehl = schrotmehl
nudel = pasta = teigware = teigwaren
tagliatelle = bandnudeln
spirelli = fusilli = spiralnudeln
maultasche = ravioli = teigtasche
spätzle > nudeln
linse = linsen
marmelade = konfitüre = fruchtaufstrich = gsälz = mus
konfitüre = marmelade = fruchtaufstrich
marmelade > aufstriche gelee
gelee > aufstriche marmelade
fruchtaufstrich > aufstriche gelee marmelade
apfelkraut = apfelmus = apfelbutter = apfeldicksaft
zitronencreme = lemon curd
nussnougatcreme = nutella = schokocreme = haselnusscreme = schokoaufstrich
honig = imm = bienenhonig = blütenhonig
rapshonig = rapsblütenhonig
lindenblütenhonig = lindenhonig
honigtauhonig = waldhonig
bienenwabe = wabenhonig
bonbon = zuckerl = bolchen = lutschbonbon
süßigkeit = süßes = naschwerk = nascherei = schlickerkram = snökerkram
süßigkeiten > süßes schokolade bonbons fruchtgummi
karamell = toffee = sahnebonbon
fruchtgummi = gummibärchen = weingummi
praline = konfekt
kakao = trinkschokolade = heiße schokolade
schokolade = schoki = schoko
eis = speiseeis = eiscreme = gefrorenes
sorbet = fruchteis
eis am stiel = steckerleis
saft = direktsaft = fruchtsaft
saft > nektar muttersaft most
nektar > saft
most > saft
apfelmost = süßmost = apfelsaft
limonade = limo = brause = sprudel
limo > brause limonade
bier = gerstensaft
pils = pilsener = pilsner
weizenbier = weißbier = weizen
schnaps > spirituosen korn geist brand aquavit likör gin
spirituosen = hochprozentiges = branntwein
spirituosen > schnaps likör
korn = kornbrand = köm = kööm
aquavit = köm = akvavit
likör = likor
eierlikör = eierkognak = advocaat
kräuterlikör = magenbitter = kräuterschnaps = bitter
honiglikör = bärenfang = meschkinnes
sekt = schaumwein = perlwein = prosecco = champagner
apfelwein = cidre = viez = äppelwoi = apfelschaumwein
federweißer = sauser = sturm = neuer wein
rotwein > regent
weißwein > solaris ortega
wein > rosé sekt
alkohol > bier wein spirituosen likör
alkoholfrei = ohne alkohol
kaffee = bohnenkaffee = kaffe
entkoffeiniert = koffeinfrei = ohne koffein
kaffeebohne = ganze bohne
kalter kaffee = cold brew
schwarztee = schwarzer tee = ostfriesentee = ostfriesenmischung
kräutertee > tee
früchtetee = früchtetee
schlaftee = gute nacht
essig = etik
speiseöl = öl
rapsöl = rüböl = rapskernöl
leinöl = leinsamenöl = flachsöl
leinsamen = leinsaat
senf = mostrich = mostert = semp
soße = sauce = tunke = stippe
ketchup = tomatenketchup
eingemachtes = eingewecktes = eingelegtes
gewürz = gewürzmischung
steinsalz > salz
pfefferminz = minze = minz
kräuter = kruut = krud
sauerkraut = sauerkohl
ei = eier = hühnerei = kuckerei
freilandei = freilandeier = weideeier
backei > eier
butter = botter
käse = kees
grillkäse = halloumi = bratkäse
lakenkäse = feta = hirtenkäse = salatkäse = schafskäse
ziegenfrischkäse = ziegenquark
schnittkäse > käse bergkäse
bergkäse > hartkäse bergruh
camembert > weichkäse
hartkäse > käse
parmesan > hartkäse käse
joghurt = jogurt = yoghurt = yogurt
milch = melk
landmilch > heumilch milch
rohmilch > milch heumilch
keramik = töpferware = steingut = tonware = geschirr
becher = tasse = kaffeebecher = pott = kump
schale = schüssel = kumme
krug = kanne = karaffe
kerze = licht = wachskerze
teelicht = teelichter
bienenwachskerze = bienenwachs kerze
seife = stückseife = seep
shampoo = haarseife
deo = deodorant
handcreme = handsalbe
salbe = balsam
lippenbalsam = lippenpflege = labello
naturkosmetik = kosmetik = hautpflege = körperpflege
troyer = seemannspullover = fischerpullover = pulli = pullover
mütze = kappe = beanie = haube
schal = halstuch
socke = strumpf = strümpfe
handschuh = handschuhe = fäustling
wolle = strickgarn = garn
schaffell = lammfell
kleidung > mütze schal socken troyer handschuhe
strickwaren > troyer mütze schal socken handschuhe
geschirrtuch = trockentuch = küchentuch = abtrockentuch
einkaufstasche = einkaufsbeutel = tragetasche = stoffbeutel = jutebeutel
topflappen > küche
bettwäsche = bettbezug
kissen = polster = kissenhülle
korb = kiepe = weidenkorb = flechtkorb
schneidebrett = küchenbrett = holzbrett
nistkasten = vogelhaus = vogelhäuschen = futterhaus
schmuck > ring kette anhänger armband ohrstecker
kette = halskette = anhänger
ohrringe = ohrstecker = ohrschmuck
bernstein = brennstein = bannsteen
hühnergott = lochstein
postkarte = ansichtskarte = grußkarte
kalender = jahresplaner
notizbuch = notizheft = kladde
kochbuch = rezeptbuch
kinderbuch = bilderbuch
spielzeug > kreisel kinder
geschenk = präsent = mitbringsel = souvenir = geschenkidee = geschenkset
geschenke = geschenkideen = präsente
geschenkkorb > geschenkset inselpäckchen probierset
gutschein = geschenkgutschein = wertgutschein
probierset = probierpaket = kennenlernpaket = verkostungsset
gemüsekiste = biokiste = abokiste = gemüsebox
ausflug = erlebnis = tour = unternehmung
erlebnisse = ausflüge = unternehmungen = freizeit = aktivitäten
workshop = kurs
führung = besichtigung
verkostung = probe = tasting
weinprobe > wein verkostung weinwanderung
bootstour = bootsfahrt = schifffahrt = törn = ausfahrt
segeltörn = segeltour = segelfahrt = mitsegeln
paddeltour = kajaktour = kanutour = paddeln = kajak = kanu = kanadier
kanuverleih = leihkanadier = leihkajak
radtour = fahrradtour
wanderung = spaziergang
vogelbeobachtung = kraniche beobachten
angeln > kutter netze
dünger = düngemittel
pflanzkübel > pflanzen
blumenstrauß = strauß = bukett
setzling = jungpflanze = jungpflanzen
saatgut = samen
vogelfutter = futter vögel
backwaren > brot gebäck kuchen
molkereiprodukte > milch joghurt käse quark butter
milchprodukte > milch joghurt käse quark butter
wurstwaren = wurst
fischkonserven > konserven fisch
meeresfrüchte > fisch krabben
fleischwaren > fleisch wurst
getränk = drink = getränke
gemüse = grünzeug = kruutwark
obst = früchte = frucht
tiefkühl = tiefgekühlt = tk = gefroren
nachtisch > eis pudding grütze
dessert > eis pudding grütze
frühstück > müsli brötchen aufstriche honig
brotaufstrich > aufstriche honig creme
grillen > grillkäse bratwurst steaks wildgrillpaket
grillfleisch > steaks bratwurst koteletts wildgrillpaket
vegetarisch > gemüse käse
holzhandwerk > holz
kunsthandwerk > handwerk keramik schmuck holz
kleidung > textilien
glutenfrei = ohne gluten
laktosefrei = ohne laktose
`;
