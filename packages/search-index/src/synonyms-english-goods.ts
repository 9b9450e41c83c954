/** What visitors call crafts, gifts, care and outings, as `ENGLISH_FOOD`. */
export const ENGLISH_GOODS = `
pottery: keramik töpferkurs
ceramic: keramik
mug: becher
cup: becher tasse
bowl: schale schüssel
plate: teller
jug: krug
vase: vase
wood: holz
wooden: holz
cutting board: schneidebrett
chopping board: schneidebrett
board: brett
spoon: löffel
candle: kerze
tealight: teelichter
soap: seife
shampoo: haarseife
lotion: körperlotion
body lotion: körperlotion
hand cream: handcreme
lip balm: lippenbalsam
deodorant: deo
bath salt: badesalz
cosmetics: kosmetik pflege
skincare: kosmetik pflege
wool: wolle
woolen: woll wolle
yarn: garn sockengarn strickwolle
sheepskin: schaffell
hide: fell
fur: fell
sock: socken wollsocken
hat: mütze
cap: mütze
scarf: schal
glove: handschuhe
sweater: troyer
jumper: troyer
pullover: troyer
blanket: decke
cushion: kissen
pillow: kissen
towel: handtuch geschirrtuch
tea towel: geschirrtuch
apron: schürze
linen: leinen
napkin: servietten
tablecloth: tischläufer
bag: beutel
basket: korb
amber: bernstein
jewellery: schmuck
jewelry: schmuck
necklace: kette anhänger
pendant: anhänger
ring: ring
bracelet: armband
earring: ohrstecker
postcard: postkarten
calendar: wandkalender kalender
book: buch rezeptbuch bilderbuch
cookbook: rezeptbuch kochbuch
poster: poster
notebook: notizheft
paper: papier
toy: kinder kreisel
gift: geschenk geschenke
present: geschenk geschenke
souvenir: geschenk mitbringsel
voucher: gutschein
gift card: gutschein
craft: handwerk
crafts: handwerk
handicraft: handwerk
plant: pflanzen
flower: blumen
seed: saatgut
fertiliser: dünger
fertilizer: dünger
birdseed: vogelfutter
birdhouse: vogelhaus
garden: garten
tour: tour
boat: boot
boat trip: bootstour ausfahrt boddenfahrt
sailing: mitsegeln segel törn
kayak: kajak leihkajak
canoe: kanadier leihkanadier
hike: wanderung
walk: wanderung spaziergang
bike: radtour
course: kurs
workshop: kurs werkstatt
tasting: verkostung probierset
crane: kranich
bird: vogel
organic: bio
farm: hof
local: regional
vegetable box: gemüsekiste
hamper: geschenkset
food: lebensmittel
experience: erlebnisse
experiences: erlebnisse
activities: erlebnisse
children: kinder
kids: kinder
`;
