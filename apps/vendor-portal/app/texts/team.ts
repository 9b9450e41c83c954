export const teamTexts = {
  title: 'Team',
  link: 'Team',
  lead: 'Wer für Ihren Hof im Portal arbeitet, und was jede und jeder darf.',
  members: 'Wer dabei ist',
  owner: 'Inhaberin oder Inhaber: darf alles',
  you: 'Das sind Sie.',
  lastSeen: (day: string) => `Zuletzt hier: ${day}`,
  neverSeen: 'War noch nicht hier',
  change: 'Rechte ändern',
  changeNamed: (name: string) => `Rechte ändern: ${name}`,
  save: 'Rechte speichern',
  remove: 'Entfernen',
  removeNamed: (name: string) => `${name} entfernen`,
  invitations: 'Eingeladen',
  validUntil: (day: string) => `Einladung gilt bis ${day}`,
  withdraw: 'Zurückziehen',
  withdrawNamed: (name: string) => `Einladung an ${name} zurückziehen`,
  invite: 'Jemanden einladen',
  name: 'Name',
  email: 'E-Mail-Adresse',
  rights: 'Was darf die Person?',
  rightsMissing: 'Bitte kreuzen Sie mindestens eines an.',
  send: 'Einladung schicken',
};

export const invitationTexts = {
  title: 'Einladung',
  heading: (producer: string) => `${producer} lädt Sie ein`,
  lead: (name: string, host: string) =>
    `Guten Tag ${name}. ${host} möchte, dass Sie im Hofportal mithelfen. Das dürfen Sie dort:`,
  accept: 'Einladung annehmen',
  after: 'Danach sind Sie angemeldet. Ein Passwort brauchen Sie nicht.',
};
