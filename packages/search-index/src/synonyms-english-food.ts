/**
 * What visitors call our food and drink, one word a line: English to German, one way, so that they find
 * what is described in German only. Several German words on the right are tried alike.
 */
export const ENGLISH_FOOD = `
honey: honig
beeswax: bienenwachs
honeycomb: waben wabenhonig
bee: bienen
sea buckthorn: sanddorn
seabuckthorn: sanddorn
buckthorn: sanddorn
juice: saft nektar
apple: apfel
pear: birne
quince: quitte
cherry: kirsche
plum: pflaume
strawberry: erdbeere
raspberry: himbeere
blackberry: brombeere
blueberry: heidelbeere
bilberry: heidelbeere
blackcurrant: johannisbeere
currant: johannisbeere
elderflower: holunderblüten holunder
elderberry: holunder
rosehip: hagebutte
rhubarb: rhabarber
grape: traube
lemon: zitrone
berry: beere
fruit: obst frucht
vegetable: gemüse
veggie: gemüse
veg: gemüse
potato: kartoffel
carrot: möhre
beetroot: bete
beet: bete
onion: zwiebel
garlic: knoblauch
wild garlic: bärlauch
ramsons: bärlauch
kale: grünkohl
cabbage: kohl
sauerkraut: sauerkraut
cucumber: gurke
gherkin: gewürzgurken gurke
pickle: gewürzgurken eingelegte
pumpkin: kürbis
squash: kürbis
tomato: tomate
chard: mangold
spinach: spinat
lettuce: salat
salad: salat
asparagus: spargel
corn: mais
sweetcorn: zuckermais mais
mushroom: pilz seitling
lentil: linsen
bean: bohne
pea: erbse
bread: brot
rye bread: roggenbrot schwarzbrot deichroggen
rye: roggen korn
roll: brötchen
bun: brötchen
cake: kuchen torte
biscuit: kekse plätzchen gebäck
cookie: kekse plätzchen gebäck
pastry: gebäck
gingerbread: lebkuchen pfeffernüsse
rusk: zwieback
flour: mehl
wheat: weizen
spelt: dinkel
oat: hafer haferflocken
oats: hafer haferflocken
grain: korn
buckwheat: buchweizen
muesli: müsli
granola: müsli knuspermüsli
porridge: porridge
pancake: pfannkuchen
pasta: nudeln
noodle: nudeln
egg: ei eier
milk: milch
buttermilk: buttermilch
cream: sahne creme
whipping cream: schlagsahne
butter: butter
yoghurt: joghurt
yogurt: joghurt
curd: quark
curd cheese: quark
cottage cheese: frischkäse quark
cheese: käse
cream cheese: frischkäse
goat: ziege
sheep: schaf
cow: kuh
whey: molke
custard: vanillepudding pudding
pudding: pudding
fish: fisch
eel: aal
herring: hering
pickled herring: hering brathering
cod: dorsch
plaice: scholle
flounder: flunder
salmon: lachs
trout: forelle
pike: hecht
perch: barsch
zander: zander
pike-perch: zander
pikeperch: zander
carp: karpfen
mackerel: makrele
sprat: sprotten
char: saibling
sturgeon: stör
garfish: hornhecht
shrimp: krabben
smoked: räucher geräuchert
smoked herring: bückling
meat: fleisch
beef: rind rinder rindfleisch
pork: schwein
lamb: lamm
mutton: lamm schaf
veal: kalb
venison: hirsch reh wild
deer: hirsch reh
game: wild
wild boar: wildschwein
boar: wildschwein
goose: gans
duck: ente
chicken: huhn hähnchen hühner
hen: huhn suppenhuhn
poultry: geflügel
turkey: pute
rabbit: kaninchen
sausage: wurst bratwurst
salami: salami
ham: schinken
bacon: speck
steak: steak
chop: kotelett koteletts
mince: hack
minced: hack
minced meat: hack
ground beef: rinderhack
liver: leber leberwurst
pate: leberwurst
pâté: leberwurst
stew: gulasch eintopf
goulash: gulasch
soup: suppe
stock: fond
broth: fond brühe
sauce: sauce soße
jam: konfitüre marmelade aufstriche
marmalade: marmelade konfitüre
preserve: konfitüre aufstriche
jelly: gelee
spread: aufstrich
apple butter: apfelkraut
chutney: chutney
mustard: senf
vinegar: essig
oil: öl
rapeseed: raps
rapeseed oil: rapsöl rapskernöl
canola: raps
linseed: lein leinöl
flaxseed: lein leinöl
flax: lein
hemp: hanf
sunflower: sonnenblumen
salt: salz
pepper: pfeffer
spice: gewürz
seasoning: gewürz
herb: kräuter
herbal: kräuter
mint: minze minz
peppermint: pfefferminz minz
nettle: brennnessel
sage: salbei
dill: dill
caraway: kümmel
sloe: schlehe
hazelnut: haselnuss
nut: nuss
sugar: zucker
sweet: süßes
sweets: süßes bonbons
candy: süßes bonbons
chocolate: schokolade
caramel: karamell
praline: pralinen
tea: tee
herbal tea: kräutertee tee
coffee: kaffee
decaf: entkoffeiniert
cocoa: trinkschokolade
syrup: sirup
lemonade: limonade brause
soft drink: limonade
soda: limonade brause
drink: getränke drink
beverage: getränke
beer: bier
wheat beer: weizen weizenbier
ale: ale bier
wine: wein
red wine: rotwein regent
white wine: weißwein solaris
sparkling: sekt schaumwein
sparkling wine: sekt schaumwein
champagne: sekt
cider: cidre apfelschaumwein
spirit: spirituosen geist
spirits: spirituosen
liquor: spirituosen
schnapps: spirituosen korn
liqueur: likör
gin: gin
ice cream: eis sahneeis
ice: eis
gelato: eis
lolly: stiel
sorbet: sorbet
frozen: tiefgekühlt
`;
