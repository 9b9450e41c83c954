import type { DeliveryTexts } from './delivery-de.ts';

export const deliveryEn: DeliveryTexts = {
  delivery: {
    point: (name) => `Pick-up point ${name}`,
    from: (day) => `from ${day}`,
    otherPostcode: 'Another postcode',
    about: (km) => (km < 1 ? 'very near' : `about ${km} km`),
    withAgeService: 'with an age check at the door',
    withIsland: 'with an island surcharge',
    nothingReaches: (place) => `We cannot deliver this to ${place} at the moment.`,
    onlyFetched: (place) => `This does not reach ${place}. You can fetch it yourself.`,
    coldOnlyFetched: (place) =>
      `This must be kept cold and does not reach ${place} that way. You can fetch it yourself.`,
    savesAll: (way, amount, day) =>
      `Everything by ${way.toLowerCase()} saves ${amount}${day && `. All of it is there by ${day}`}.`,
    savesSome: (producers, way, amount) =>
      `${producers} by ${way.toLowerCase()}: that saves ${amount}.`,
    savesSplit: (amount) => `Another way to split the delivery saves ${amount}.`,
    ageServiceIn: (amount) => `including ${amount} for the age check at the door`,
    islandIn: (amount) => `including ${amount} island surcharge`,
  },
  postcodeRefused: {
    foreign:
      'We deliver within Germany only. Please enter a German postcode of five digits. You can fetch your order from wherever you are.',
    unknown: 'This postcode does not exist. Please check the five digits.',
  },
  points: {
    title: 'Pick-up points',
    description: 'Where your order waits for you: opening hours, next run, cooling.',
    lead: 'Our shared runs bring your order to these places, from all farms together and at one price.',
    sortedBy: (place) => `Sorted by distance from ${place}.`,
    notSorted: 'With your postcode we sort by distance.',
    openingHours: 'Opening hours',
    next: 'Next run',
    orderUntil: (day, hour) => `order by ${day}, ${hour}:00`,
    noTrip: 'no run at the moment',
    coolBox: 'Cooling',
    yes: 'yes',
    no: 'no',
    staff: 'Hand-over',
    attended: 'by staff',
    unattended: 'from a locker; no alcohol',
    fee: 'Price',
    perOrder: (price) => `${price} per order, for all farms`,
    choose: 'Pick up here',
    chooseNamed: (name) => `Pick up here: ${name}`,
    chosen: (name) => `Noted: ${name}. In the basket, choose “Pick-up point” for each producer.`,
    toCart: 'To the basket',
    empty: 'There is no pick-up point at the moment.',
  },
  shipping: {
    terms: 'Ways and prices of each producer',
    termsHint:
      'Prices per order and producer. A shared run costs its fee once, however many producers ride it.',
    columns: { producer: 'Producer', way: 'Way', days: 'Days', time: 'Time', price: 'Price' },
    freeFrom: (amount) => `free from ${amount}`,
    transit: (min, max) => (min === max ? `${min} working days` : `${min} to ${max} working days`),
    readyIn: (days) => (days === 1 ? 'after 1 working day' : `after ${days} working days`),
    atOnce: 'at once',
    anyDay: 'working days',
    onItsDay: 'on the day of the run',
    runs: 'Shared delivery runs',
    runColumns: { run: 'Run', days: 'Days', until: 'Order by', stops: 'Stops' },
    cutOff: (days, hour) =>
      days === 1 ? `the day before, ${hour}:00` : `${days} days before, ${hour}:00`,
    points: 'All pick-up points',
    extra: 'Surcharges',
    island: (amount) =>
      `Parcels to islands without a road: ${amount} more and up to one working day longer. Chilled parcels do not go there.`,
    ageService: (amount) =>
      `Parcels with alcohol: ${amount} for the age check at the door. There are no lockers and no letters for alcohol.`,
  },
};
